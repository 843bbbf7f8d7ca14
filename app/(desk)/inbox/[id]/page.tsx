import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { DateTime } from "@/app/_ui/date-time";
import { DefinitionList } from "@/app/_ui/definition-list";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { EffectBadge } from "@/app/(desk)/inbox/_components/effect-badge";
import { redacted, redactedBody } from "@/app/(desk)/inbox/_components/redacted";
import { verdictOf } from "@/app/(desk)/inbox/_components/verdict";
import { replayInboxMessageAction } from "@/app/(desk)/inbox/actions";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import { findLoggedMessage } from "@/db/queries/inbox-log";
import { ID_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

type Message = NonNullable<Awaited<ReturnType<typeof findLoggedMessage>>>;

export default async function InboxMessagePage({ params }: PageProps<"/inbox/[id]">) {
  const user = await requirePermission("inbox.read");
  const { db } = await staffContext();
  const { id } = await params;
  const message = ID_KEY.test(id) ? await findLoggedMessage(db, Number(id)) : null;
  if (!message) notFound();
  const t = await getTranslations("inbox");
  const mayReplay = userCan(user, "inbox.replay") && message.rawBody !== null;
  return (
    <>
      <PageHeader
        title={message.type}
        mono
        back={{ href: "/inbox", label: t("title") }}
        badges={<EffectBadge verdict={verdictOf(message)} />}
        description={t(`effectHelp.${verdictOf(message)}`)}
      />
      <div className="grid max-w-5xl gap-4">
        <Facts message={message} />
        {mayReplay ? <Replay inboxId={message.id} /> : null}
        <Raw message={message} />
      </div>
    </>
  );
}

async function Facts({ message }: { message: Message }) {
  const t = await getTranslations("inbox");
  return (
    <DefinitionList
      items={[
        { term: t("head.provider"), value: message.provider },
        { term: t("head.received"), value: <DateTime value={message.receivedAt} /> },
        {
          term: t("head.processed"),
          value: message.processedAt ? <DateTime value={message.processedAt} /> : null,
        },
        {
          term: t("head.order"),
          value: message.orderNumber === null ? null : <OrderLink number={message.orderNumber} />,
        },
        { term: t("head.took"), value: message.tookMs === null ? null : t("ms", { ms: message.tookMs }) },
        { term: t("head.attempts"), value: message.attempts },
        {
          term: t("head.error"),
          value: message.error ? <span className="break-words text-bad">{message.error}</span> : null,
        },
        {
          term: t("head.event"),
          value: <span className="font-mono text-sm break-all">{message.eventId}</span>,
        },
      ]}
    />
  );
}

async function Replay({ inboxId }: { inboxId: number }) {
  const t = await getTranslations("inbox");
  return (
    <ActForm
      action={replayInboxMessageAction}
      firstKey={crypto.randomUUID()}
      words={{
        message_not_found: t("refused.message_not_found"),
        body_not_kept: t("refused.body_not_kept"),
        wrong_mode: t("refused.wrong_mode"),
      }}
      done={t("replayed")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <input type="hidden" name="inboxId" value={inboxId} />
      <SubmitButton variant="secondary">{t("replay")}</SubmitButton>
      <p className="text-ink-soft">{t("replayHelp")}</p>
    </ActForm>
  );
}

async function Raw({ message }: { message: Message }) {
  const t = await getTranslations("inbox");
  const code = "overflow-x-auto px-4 pb-4 font-mono text-sm leading-5";
  return (
    <>
      <Panel title={t("body")} flush>
        <p className="px-4 pb-2 text-sm text-ink-faint">
          {t(message.rawBody === null ? "bodyGone" : "masked")}
        </p>
        <pre className={code}>
          {message.rawBody === null
            ? `${t("head.hash")}: ${message.bodyHash}`
            : redactedBody(message.rawBody)}
        </pre>
      </Panel>
      <details className="rounded-lg border bg-sheet">
        <summary className="cursor-pointer px-4 py-3 font-semibold">{t("headers")}</summary>
        <pre className={code}>{JSON.stringify(redacted(message.headers), null, 2)}</pre>
      </details>
    </>
  );
}
