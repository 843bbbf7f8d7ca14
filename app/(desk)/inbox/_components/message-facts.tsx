import { useTranslations } from "next-intl";
import { DateTime } from "@/app/_ui/date-time";
import { DefinitionList } from "@/app/_ui/definition-list";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { findLoggedMessage } from "@/db/queries/inbox-log";
import { DISMISS_REASONS } from "@/lib/payments/commands/dismiss-message";

export type Message = NonNullable<Awaited<ReturnType<typeof findLoggedMessage>>>;

/** Every verdict about a message, one a line. */
export function MessageFacts({ message }: { message: Message }) {
  const t = useTranslations("inbox");
  const name = useProviderName();
  const reason = DISMISS_REASONS.find((one) => one === message.dismissReason);
  const when = (value: Date | null) => (value ? <DateTime value={value} /> : null);
  return (
    <DefinitionList
      items={[
        { term: t("head.provider"), value: name(message.provider) },
        { term: t("head.received"), value: when(message.receivedAt) },
        { term: t("head.signature"), value: t("signature.good") },
        { term: t("head.repeats"), value: t("repeats", { count: message.repeats }) },
        { term: t("head.order"), value: <Order message={message} /> },
        { term: t("head.processed"), value: when(message.processedAt) },
        { term: t("head.took"), value: message.tookMs === null ? null : t("ms", { ms: message.tookMs }) },
        { term: t("head.attempts"), value: message.attempts },
        { term: t("head.dismissed"), value: reason ? t(`dismiss.reasons.${reason}`) : null },
        { term: t("head.decidedBy"), value: message.decidedByName },
        { term: t("head.decidedAt"), value: when(message.decidedAt) },
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

function Order({ message }: { message: Message }) {
  const t = useTranslations("inbox");
  if (message.orderNumber === null) return t("noOrder");
  return (
    <>
      <OrderLink number={message.orderNumber} />
      {message.adopted ? <span className="text-ink-soft"> · {t("adopt.byHand")}</span> : null}
    </>
  );
}
