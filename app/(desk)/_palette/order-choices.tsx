"use client";
import { ArrowRight, ShoppingBag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { PaymentBadge } from "@/app/_status/payment-badge";
import { Choice, Group } from "./palette-parts";
import { useFoundOrders } from "./use-found-orders";

type OrderChoicesProps = {
  text: string;
  go: (href: string) => void;
  /** Called with the first order's entry when an answer arrives, so that Enter opens it. */
  onFound: (value: string) => void;
};

// What was typed is part of it, so that every answer of the server is shown.
const entryOf = (text: string, number: number): string => `${text} #${number}`;

/** Orders found by number, name, e-mail, phone, tax id, SKU or tracking code, and the way to all of them. */
export function OrderChoices({ text, go, onFound }: OrderChoicesProps) {
  const t = useTranslations("palette");
  const list = useTranslations("orders.list");
  const { orders, busy, failed } = useFoundOrders(text);
  const first = orders[0]?.number;
  useEffect(() => {
    if (first !== undefined && !busy) onFound(entryOf(text, first));
  }, [first, busy, text, onFound]);
  if (text === "") return null;
  return (
    <Group heading={t("orders")}>
      {orders.map(({ number, customer, city, paymentStatus }) => (
        <Choice
          key={number}
          value={entryOf(text, number)}
          icon={<ShoppingBag aria-hidden />}
          onSelect={() => go(`/orders/${number}`)}
          aside={<PaymentBadge status={paymentStatus} />}
        >
          <span className="font-mono font-medium">#{number}</span> {customer ?? list("noCustomer")}
          {city ? <span className="text-ink-faint"> · {city}</span> : null}
        </Choice>
      ))}
      <Choice
        value={`${text} …`}
        icon={<ArrowRight aria-hidden />}
        onSelect={() => go(`/orders?q=${encodeURIComponent(text)}`)}
      >
        {t("findOrders", { text })}
      </Choice>
      <span role="status" className="sr-only">
        {failed ? t("failed") : busy ? t("searching") : ""}
      </span>
    </Group>
  );
}
