import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { DownloadFacts } from "./parts/download-facts";
import { Frame } from "./parts/frame";
import { orderMarkup } from "./parts/markup";
import { OrderSummary } from "./parts/order-summary";
import { sampleDownloads, sampleLetter, sampleOrder } from "./parts/sample";
import { FRAME_WORDS } from "./words/frame";
import { speak } from "./words/letter-words";
import { ORDER_PAID } from "./words/order-paid";

export default function OrderPaid(props: LetterInput<"order_paid">) {
  const { shop, order, downloads, locale, text } = props;
  const words = ORDER_PAID[locale];
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      markup={orderMarkup(shop, order, "OrderProcessing", seeOrder)}
    >
      <DownloadFacts downloads={downloads} locale={locale} />
      <Action shop={shop} href={order.statusUrl} label={seeOrder} />
      <OrderSummary order={order} locale={locale} />
    </Frame>
  );
}

OrderPaid.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  order: { ...sampleOrder, totals: { ...sampleOrder.totals, paid: "$60.483" } },
  downloads: sampleDownloads,
} satisfies LetterProps["order_paid"] & { locale: "es" };
