import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { RoleFields } from "@/app/(desk)/staff/_components/role-fields";
import { staffWords } from "@/app/(desk)/staff/_components/staff-words";
import { inviteStaffAction } from "@/app/(desk)/staff/actions";
import { requirePermission } from "@/lib/platform/session";

export default async function InviteStaffPage() {
  await requirePermission("users.write");
  const t = await getTranslations("staff");
  return (
    <>
      <PageHeader
        title={t("inviteTitle")}
        description={t("inviteLead")}
        back={{ href: "/staff", label: t("title") }}
      />
      <Panel className="max-w-xl">
        <ActForm
          action={inviteStaffAction}
          firstKey={crypto.randomUUID()}
          words={await staffWords()}
          done={t("inviteSent")}
          className="grid gap-4"
        >
          <Field label={t("name")} required>
            <Input name="name" maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t("email")} required>
            <Input name="email" type="email" autoComplete="off" />
          </Field>
          <RoleFields chosen="viewer" permissions={[]} />
          <div>
            <SubmitButton>{t("inviteSubmit")}</SubmitButton>
          </div>
        </ActForm>
      </Panel>
    </>
  );
}
