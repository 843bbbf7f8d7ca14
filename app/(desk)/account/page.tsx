import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { Age, DateTime } from "@/app/_ui/date-time";
import { PageHeader } from "@/app/_ui/page-header";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { endOwnSessionAction } from "@/app/(desk)/account/actions";
import { listSessions, type SessionRow } from "@/db/queries/staff";
import { requireUser, staffContext } from "@/lib/platform/session";
import { deviceName } from "@/lib/staff/device";

/** For everybody who can sign in: who one is here, and where one is signed in. */
export default async function AccountPage() {
  const user = await requireUser();
  const { db, now } = await staffContext();
  const t = await getTranslations("account");
  const sessions = await listSessions(db, user.id, now());
  return (
    <>
      <PageHeader
        title={t("title")}
        description={`${user.name} · ${user.email}`}
        // Stays in the page when there are no others left: what it did is said by the form that did it.
        actions={
          <div hidden={sessions.length < 2}>
            <EndButton which="others" label={t("endOthers")} />
          </div>
        }
      />
      <p className="mb-3 text-ink-soft">{t("sessionsHelp")}</p>
      <Table caption={t("sessions")}>
        <TableHead>
          <HeadCell>{t("device")}</HeadCell>
          <HeadCell>{t("place")}</HeadCell>
          <HeadCell>{t("since")}</HeadCell>
          <HeadCell>{t("seen")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <Session key={session.sidHash} session={session} isCurrent={session.sidHash === user.sidHash} />
          ))}
        </TableBody>
      </Table>
    </>
  );
}

async function Session({ session, isCurrent }: { session: SessionRow; isCurrent: boolean }) {
  const t = await getTranslations("account");
  return (
    <Row>
      <RowHead>
        {deviceName(session.device) ?? t("unknownDevice")}
        {isCurrent ? <span className="font-normal text-ink-faint"> ({t("current")})</span> : null}
      </RowHead>
      <Cell mono>{session.ip}</Cell>
      <Cell>
        <DateTime value={session.createdAt} />
      </Cell>
      <Cell>
        <Age value={session.lastSeenAt} />
      </Cell>
      <Cell className="text-right">
        {isCurrent ? null : <EndButton which={session.sidHash} label={t("end")} />}
      </Cell>
    </Row>
  );
}

async function EndButton({ which, label }: { which: string; label: string }) {
  const t = await getTranslations("account");
  return (
    <ActForm
      action={endOwnSessionAction}
      firstKey={crypto.randomUUID()}
      words={{ session_not_found: t("refused.session_not_found") }}
      done={t(which === "others" ? "othersEnded" : "ended")}
    >
      <input type="hidden" name="which" value={which} />
      <SubmitButton variant="secondary" size="sm">
        {label}
      </SubmitButton>
    </ActForm>
  );
}
