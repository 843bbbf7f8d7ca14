import type { LetterInput, LetterProps } from "./letter-props";
import { AccessLink } from "./parts/access-link";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { MAGIC_LINK } from "./words/access";
import { speak } from "./words/letter-words";

export default function MagicLink(props: LetterInput<"magic_link">) {
  const { shop, locale, text } = props;
  const words = MAGIC_LINK[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="person">
      <AccessLink shop={shop} url={props.url} button={words.button} fallback={words.fallback} />
    </Frame>
  );
}

MagicLink.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  name: "Carolina",
  minutes: 10,
  url: "https://cafeandes.example/login/link/Wm42xTqZ8LrKd0vNs7PyJe",
} satisfies LetterProps["magic_link"] & { locale: "es" };
