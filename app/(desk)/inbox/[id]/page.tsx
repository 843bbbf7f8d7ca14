import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/app/_ui/act-form";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { DateTime } from "@/app/_ui/date-time";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TextLink } from "@/app/_ui/text-link";
import { AdoptForm } from "@/app/(desk)/inbox/_components/adopt-form";
import { DismissForm } from "@/app/(desk)/inbox/_components/dismiss-form";
import { EffectBadge } from "@/app/(desk)/inbox/_components/effect-badge";
import { type Message, MessageFacts } from "@/app/(desk)/inbox/_components/message-facts";
import { redacted, redactedBody } from "@/app/(desk)/inbox/_components/redacted";
import { verdictOf } from "@/app/(desk)/inbox/_components/verdict";
import { type ToldFact, toldByMessage } from "@/app/(desk)/inbox/_view/told-by-message";
import { replayInboxMessageAction } from "@/app/(desk)/inbox/actions";
import { findLoggedMessage } from "@/db/queries/inbox-log";
import { ID_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function InboxMessagePage({ params }: PageProps<"/inbox/[id]">) {
  const user = await requirePermission("inbox.read");
  const ctx = await staffContext();
  const { id } = await params;
  const message = ID_KEY.test(id) ? await findLoggedMessage(ctx.db, Number(id)) : null;
  if (!message) notFound();
  const t = await getTranslations("inbox");
  const verdict = verdictOf(message);
  const mayAct = userCan(user, "inbox.replay");
  const mayReplay = mayAct && message.rawBody !== null && verdict !== "wrong_mode";
  const told = userCan(user, "orders.read") ? await toldByMessage(ctx, message) : [];
  return (
    <>
      <PageHeader
        title={message.type}
        mono
        back={{ href: "/inbox", label: t("title") }}
        badges={<EffectBadge verdict={verdict} />}
        description={t(`effectHelp.${verdict}`)}
      />
      {verdict === "waiting" ? <AutoRefresh /> : null}
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-4">
        <MessageFacts message={message} />
        {mayAct && verdict === "unmatched" ? <Unmatched message={message} /> : null}
        {mayReplay ? <Replay inboxId={message.id} /> : null}
        {mayAct && verdict === "failed" ? <Aside message={message} /> : null}
        {message.orderNumber !== null && told.length > 0 ? (
          <Told number={message.orderNumber} told={told} />
        ) : null}
        <Raw message={message} />
      </div>
    </>
  );
}

async function Unmatched({ message }: { message: Message }) {
  const t = await getTranslations("inbox");
  return (
    <Panel title={t("adopt.title")}>
      <p className="mb-3 max-w-prose text-ink-soft">{t("adopt.lead")}</p>
      <AdoptForm inboxId={message.id} firstKey={crypto.randomUUID()} />
      <details className="mt-4">
        <summary className="target inline-flex cursor-pointer items-center text-ink-soft">
          {t("dismiss.title")}
        </summary>
        <div className="mt-2">
          <DismissForm inboxId={message.id} />
        </div>
      </details>
    </Panel>
  );
}

async function Aside({ message }: { message: Message }) {
  const t = await getTranslations("inbox");
  return (
    <Panel title={t("dismiss.title")}>
      <DismissForm inboxId={message.id} />
    </Panel>
  );
}

async function Told({ number, told }: { number: number; told: readonly ToldFact[] }) {
  const t = await getTranslations("inbox.told");
  return (
    <Panel
      title={t("title", { number: `#${number}` })}
      action={<TextLink href={`/orders/${number}#history`}>{t("open")}</TextLink>}
    >
      <ul aria-label={t("title", { number: `#${number}` })} className="grid gap-1.5">
        {told.map(({ seq, at, words, amount }) => (
          <li key={seq} className="flex flex-wrap gap-x-3">
            <DateTime value={at} className="text-ink-faint" />
            <span>
              {words}
              {amount ? <span className="tnum font-medium"> {amount}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
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
  const code = "px-4 pb-4 font-mono text-sm leading-5 wrap-anywhere whitespace-pre-wrap";
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
