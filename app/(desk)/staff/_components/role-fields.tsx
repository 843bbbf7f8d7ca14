import { useTranslations } from "next-intl";
import { PERMISSIONS, ROLES } from "@/lib/staff/roles";

type Props = { chosen: string; permissions: readonly string[] };

/** A role, each with what it lets one do; the single permissions count only for the custom one. */
export function RoleFields({ chosen, permissions }: Props) {
  const t = useTranslations("staff");
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t("role")}</legend>
        {ROLES.map((one) => (
          <label key={one} className="flex min-h-8 items-start gap-2.5">
            <input
              type="radio"
              name="role"
              value={one}
              defaultChecked={one === chosen}
              className="mt-1 accent-brand"
            />
            <span className="grid">
              <span>{t(`roles.${one}`)}</span>
              <span className="text-sm text-ink-faint">{t(`roleHelp.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <details className="rounded-md border px-3 py-2" open={chosen === "custom"}>
        <summary className="cursor-pointer text-sm font-medium">{t("permissions")}</summary>
        <p className="mt-1 text-sm text-ink-faint">{t("permissionsHelp")}</p>
        <div className="mt-2 grid gap-x-4 sm:grid-cols-2">
          {PERMISSIONS.map((permission) => (
            <label key={permission} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                name="permissions[]"
                value={permission}
                defaultChecked={permissions.includes(permission)}
                className="accent-brand"
              />
              <code className="font-mono text-sm">{permission}</code>
            </label>
          ))}
        </div>
      </details>
    </>
  );
}
