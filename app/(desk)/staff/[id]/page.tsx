import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Banner } from "@/app/_ui/banner";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { RefundLimit } from "@/app/(desk)/staff/_components/refund-limit";
import { RoleFields } from "@/app/(desk)/staff/_components/role-fields";
import { StaffAccess } from "@/app/(desk)/staff/_components/staff-access";
import { StaffState } from "@/app/(desk)/staff/_components/staff-state";
import { staffWords } from "@/app/(desk)/staff/_components/staff-words";
import { changeRoleAction } from "@/app/(desk)/staff/actions";
import { findStaff, listSessions, type StaffRow } from "@/db/queries/staff";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { can, isRole, permissionsOf } from "@/lib/staff/roles";

export default async function PersonPage({ params, searchParams }: PageProps<"/staff/[id]">) {
  const user = await requirePermission("users.read");
  const { id } = await params;
  const { db, now } = await staffContext();
  const person = /^\d{1,15}$/.test(id) ? await findStaff(db, Number(id)) : null;
  if (!person) notFound();
  const t = await getTranslations("staff");
  const sessions = await listSessions(db, person.id, now());
  const mayWrite = userCan(user, "users.write");
  return (
    <>
      <PageHeader
        title={person.name}
        back={{ href: "/staff", label: t("title") }}
        badges={
          <StaffState disabled={person.disabledAt !== null} hasSignedUp={person.passwordHash !== null} />
        }
        description={person.email}
      />
      <div className="grid max-w-3xl gap-4">
        {"invited" in (await searchParams) ? <Banner tone="good" title={t("inviteSent")} /> : null}
        {mayWrite ? (
          <RolePanel person={person} />
        ) : (
          <p>{isRole(person.role) ? t(`roles.${person.role}`) : ""}</p>
        )}
        {mayWrite &&
        isRole(person.role) &&
        can(permissionsOf(person.role, person.permissions), "refunds.write") ? (
          <RefundLimit person={person} />
        ) : null}
        <StaffAccess person={person} sessions={sessions} mayWrite={mayWrite} />
      </div>
    </>
  );
}

async function RolePanel({ person }: { person: StaffRow }) {
  const t = await getTranslations("staff");
  return (
    <Panel>
      <ActForm
        action={changeRoleAction}
        firstKey={crypto.randomUUID()}
        words={await staffWords()}
        done={t("roleSaved")}
        className="grid gap-4"
      >
        <input type="hidden" name="staffId" value={person.id} />
        <RoleFields chosen={person.role} permissions={person.permissions ?? []} />
        <div>
          <SubmitButton>{t("changeRole")}</SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}
