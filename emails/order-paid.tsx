import type { DownloadProps, LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { orderMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { sampleLetter, sampleOrder } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_PAID } from "./words/order-paid";

export default function OrderPaid(props: LetterInput<"order_paid">) {
  const { shop, order, downloads, locale, text } = props;
  const words = ORDER_PAID[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  const limits = ({ uses, until }: DownloadProps): string =>
    [uses === null ? "" : words.uses(uses), until ? words.until(until) : ""].filter(Boolean).join(", ");
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={orderMarkup(shop, order, "OrderProcessing", seeOrder)}
    >
      <Facts
        title={words.downloads}
        facts={downloads.map((file) => ({ label: limits(file), value: file.name, href: file.url }))}
      />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderPaid.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  order: { ...sampleOrder, totals: { ...sampleOrder.totals, paid: "$60.483" } },
  downloads: [
    {
      name: "Guía de métodos de preparación (PDF)",
      url: "https://cafeandes.example/d/kq3Vn7PzXe90aTbYwLmRcs",
      uses: 5,
      until: "29 de noviembre",
    },
  ],
} satisfies LetterProps["order_paid"] & { locale: "es" };
