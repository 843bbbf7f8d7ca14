import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActForm } from "@/app/_ui/act-form";
import { Age } from "@/app/_ui/date-time";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { staffWords } from "@/app/(desk)/staff/_components/staff-words";
import {
  disableStaffAction,
  enableStaffAction,
  endSessionsAction,
  inviteAgainAction,
} from "@/app/(desk)/staff/actions";
import type { SessionRow, StaffRow } from "@/db/queries/staff";
import { deviceName } from "@/lib/staff/device";

type Props = { person: StaffRow; sessions: readonly SessionRow[]; mayWrite: boolean };

/** Where a person is signed in, and the ways to end it. */
export async function StaffAccess({ person, sessions, mayWrite }: Props) {
  const t = await getTranslations("staff");
  return (
    <Panel title={t("access")}>
      <div className="grid gap-4">
        <SessionLines sessions={sessions} />
        {mayWrite ? <Ways person={person} hasSessions={sessions.length > 0} /> : null}
      </div>
    </Panel>
  );
}

async function SessionLines({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = await getTranslations("staff");
  const account = await getTranslations("account");
  if (sessions.length === 0) return <p className="text-ink-soft">{t("noSessions")}</p>;
  return (
    <ul aria-label={t("sessions")} className="grid gap-1">
      {sessions.map((session) => (
        <li key={session.sidHash} className="flex flex-wrap gap-x-3">
          <span>{deviceName(session.device) ?? account("unknownDevice")}</span>
          <span className="font-mono text-sm text-ink-soft">{session.ip}</span>
          <Age value={session.lastSeenAt} className="text-ink-faint" />
        </li>
      ))}
    </ul>
  );
}

async function Ways({ person, hasSessions }: { person: StaffRow; hasSessions: boolean }) {
  const t = await getTranslations("staff");
  const words = await staffWords();
  const hidden = <input type="hidden" name="staffId" value={person.id} />;
  const shared = { words, className: "grid justify-items-start gap-2" };
  const isWaiting = person.passwordHash === null && person.disabledAt === null;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-4 border-t pt-4">
      {isWaiting ? (
        <ActForm {...shared} action={inviteAgainAction} firstKey={crypto.randomUUID()} done={t("inviteSent")}>
          {hidden}
          <SubmitButton variant="secondary">{t("inviteAgain")}</SubmitButton>
        </ActForm>
      ) : null}
      {hasSessions ? (
        <ActForm
          {...shared}
          action={endSessionsAction}
          firstKey={crypto.randomUUID()}
          done={t("sessionsEnded")}
        >
          {hidden}
          <SubmitButton variant="secondary">{t("endSessions")}</SubmitButton>
        </ActForm>
      ) : null}
      {person.disabledAt ? (
        <ActForm {...shared} action={enableStaffAction} firstKey={crypto.randomUUID()} done={t("enabled")}>
          {hidden}
          <SubmitButton variant="secondary">{t("enable")}</SubmitButton>
          <Help>{t("enableHelp")}</Help>
        </ActForm>
      ) : (
        <ActForm {...shared} action={disableStaffAction} firstKey={crypto.randomUUID()} done={t("disabled")}>
          {hidden}
          <SubmitButton variant="danger">{t("disable")}</SubmitButton>
          <Help>{t("disableHelp")}</Help>
        </ActForm>
      )}
    </div>
  );
}

const Help = ({ children }: { children: ReactNode }) => (
  <p className="max-w-64 text-sm text-ink-faint">{children}</p>
);
