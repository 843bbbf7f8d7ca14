import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { OrderFrame } from "./parts/customer-frame";
import { DownloadFacts } from "./parts/download-facts";
import { sampleDownloads, sampleLetter } from "./parts/sample";
import { DOWNLOADS_RENEWED } from "./words/downloads-renewed";
import { FRAME_WORDS } from "./words/frame";

export default function DownloadsRenewed(props: LetterInput<"downloads_renewed">) {
  const { shop, order, downloads, locale } = props;
  const words = DOWNLOADS_RENEWED[locale];
  const [first, ...others] = new Set(downloads.map(({ url }) => url));
  return (
    <OrderFrame letter={props} words={words} standing={null}>
      <DownloadFacts downloads={downloads} locale={locale} />
      {first && others.length === 0 ? (
        <Action shop={shop} href={first} label={words.open} />
      ) : (
        <Action shop={shop} href={order.statusUrl} label={FRAME_WORDS[locale].seeOrder} />
      )}
    </OrderFrame>
  );
}

DownloadsRenewed.PreviewProps = {
  ...sampleLetter,
  locale: "es",
  downloads: sampleDownloads,
} satisfies LetterProps["downloads_renewed"] & { locale: "es" };
