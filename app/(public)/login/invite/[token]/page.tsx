import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { InviteForm } from "@/app/(public)/login/_components/invite-form";
import { findLoginToken } from "@/db/queries/staff";
import { systemContext } from "@/lib/platform/compose";
import { openToken } from "@/lib/platform/public-token";
import { isRole } from "@/lib/staff/roles";

/** Opening the link shows a form and changes nothing: mail scanners open links too. */
export default async function InvitePage({ params }: PageProps<"/login/invite/[token]">) {
  const { token } = await params;
  const { db, now } = systemContext();
  const found = await openToken("invite", token, (hash) => findLoginToken(db, "invite", hash, now()));
  const t = await getTranslations("invite");
  if (!found.ok) {
    const part = found.refusal.code === "too_many" ? "limited" : "over";
    return <Notice title={t(`${part}.title`)}>{t(`${part}.body`)}</Notice>;
  }
  const isFirstOwner = found.value.staffId === null;
  const roles = await getTranslations("staff.roles");
  const role = found.value.role ?? "";
  return (
    <div className="mx-auto grid w-full max-w-sm gap-8 py-6 md:py-12">
      <div className="grid gap-1">
        <h1 className="text-lg font-semibold tracking-tight">{t(isFirstOwner ? "ownerTitle" : "title")}</h1>
        <p className="text-ink-soft">
          {isFirstOwner ? t("ownerLead") : t("lead", { role: isRole(role) ? roles(role) : role })}
        </p>
      </div>
      <InviteForm token={token} asksEmail={isFirstOwner} />
    </div>
  );
}
