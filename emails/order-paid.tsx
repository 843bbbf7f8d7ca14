import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { DownloadFacts } from "./parts/download-facts";
import { OrderSummary } from "./parts/order-summary";
import { sampleDownloads, sampleLetter, sampleOrder } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { ORDER_PAID } from "./words/order-paid";

export default function OrderPaid(props: LetterInput<"order_paid">) {
  const { shop, order, downloads, locale } = props;
  const words = ORDER_PAID[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <OrderFrame letter={props} words={words} standing="OrderProcessing">
      <DownloadFacts downloads={downloads} locale={locale} />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </OrderFrame>
  );
}

OrderPaid.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  order: { ...sampleOrder, totals: { ...sampleOrder.totals, paid: "$60.483" } },
  downloads: sampleDownloads,
} satisfies LetterProps["order_paid"] & { locale: "es" };
