import { useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import type { Times } from "@/lib/shop/settings";

type NumberTime =
  | "openExpiryHours"
  | "pendingExpiryHours"
  | "rejectionGraceMinutes"
  | "undoSeconds"
  | "paymentLinkHours"
  | "recoveryLinkDays"
  | "downloadDays"
  | "downloadCount"
  | "downloadMegabytes"
  | "statusPageDays"
  | "providerBodyDays";

/** Whole numbers of the times, two in a row. */
export function NumberFields({ times, names }: { times: Times; names: readonly NumberTime[] }) {
  const t = useTranslations("settings.times");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {names.map((name) => (
        <SettingField key={name} name={name} label={t(name)} required>
          <Input name={name} type="number" min={0} numeric className="max-w-40" defaultValue={times[name]} />
        </SettingField>
      ))}
    </div>
  );
}
