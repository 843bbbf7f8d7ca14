import { MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { TextLink } from "@/app/_ui/text-link";
import { ContactPencil } from "@/app/(desk)/orders/[number]/_details/openers";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { formatPhone, waDigits } from "@/lib/customers/phone";
import { whatsappUrl } from "@/lib/links/share";
import { SideBlock } from "./side-block";

/** Mail to this customer comes back: a letter of this order, or one of another order to the same address. */
const comesBack = ({ order, page }: OrderView): boolean =>
  order.letterBounced || Boolean(page.person?.undeliverableAt);

export function CustomerBlock({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.customer");
  const languages = useTranslations("language");
  const { page, order, write, settings } = view;
  const { person } = page;
  const bought = order.placed?.at ?? order.createdAt;
  return (
    <SideBlock title={t("title")} action={<ContactPencil view={view} />}>
      {person ? (
        <div className="grid gap-1">
          <p className="font-medium break-words">
            {person.erasedAt ? t("erased", { at: write.moment(person.erasedAt) }) : person.fullName}
          </p>
          {person.email ? <Email email={person.email} bounced={comesBack(view)} /> : null}
          {person.phone ? <Phone e164={person.phone} /> : null}
        </div>
      ) : (
        <p className="text-ink-soft">{t("unknown")}</p>
      )}
      <DefinitionList
        className="mt-1"
        items={[
          { term: order.placed ? t("purchase") : t("created"), value: `${write.moment(bought)}` },
          { term: t("zone"), value: settings.timeZone.replace(/_/g, " ") },
          { term: t("language"), value: languages(order.locale) },
          {
            term: t("orders"),
            value:
              person && !person.erasedAt && page.ordersSoFar > 1 ? (
                <TextLink href={`/orders?q=${encodeURIComponent(person.email ?? person.fullName)}`}>
                  {t("ordersSoFar", { count: page.ordersSoFar })}
                </TextLink>
              ) : (
                t("firstOrder")
              ),
          },
        ]}
      />
    </SideBlock>
  );
}

function Email({ email, bounced }: { email: string; bounced: boolean }) {
  const t = useTranslations("orders.page.customer");
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1">
      <span className="flex min-w-0 items-center gap-x-1">
        <a href={`mailto:${email}`} className="link min-w-0 rounded-sm wrap-anywhere">
          {email}
        </a>
        <CopyButton value={email} name={t("email")} />
      </span>
      {bounced ? <Badge tone="bad">{t("bounced")}</Badge> : null}
    </p>
  );
}

function Phone({ e164 }: { e164: string }) {
  const t = useTranslations("orders.page.customer");
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      <a href={`tel:${e164}`} className="link tnum target inline-flex items-center rounded-sm">
        {formatPhone(e164)}
      </a>
      <a
        href={whatsappUrl(waDigits(e164), "")}
        target="_blank"
        rel="noopener noreferrer"
        className="link target inline-flex items-center gap-1 rounded-sm"
      >
        <MessageCircle aria-hidden className="size-4" strokeWidth={1.75} />
        {t("whatsapp")}
      </a>
    </p>
  );
}
