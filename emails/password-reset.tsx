import type { LetterInput, LetterProps } from "./letter-props";
import { AccessLink } from "./parts/access-link";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { PASSWORD_RESET } from "./words/access";
import { speak } from "./words/letter-words";

export default function PasswordReset(props: LetterInput<"password_reset">) {
  const { shop, locale, text } = props;
  const words = PASSWORD_RESET[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="person">
      <AccessLink shop={shop} url={props.url} button={words.button} fallback={words.fallback} />
    </Frame>
  );
}

PasswordReset.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  name: "Carolina",
  minutes: 30,
  url: "https://cafeandes.example/login/reset/Wm42xTqZ8LrKd0vNs7PyJe",
} satisfies LetterProps["password_reset"] & { locale: "es" };
