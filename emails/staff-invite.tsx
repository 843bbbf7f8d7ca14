import type { LetterInput, LetterProps } from "./letter-props";
import { AccessLink } from "./parts/access-link";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { sampleShop } from "./parts/sample";
import { STAFF_INVITE } from "./words/access";
import { speak } from "./words/letter-words";

export default function StaffInvite(props: LetterInput<"staff_invite">) {
  const { shop, locale, text } = props;
  const words = STAFF_INVITE[locale];
  return (
    <Frame shop={shop} locale={locale} said={speak(words, props, text)} foot="person">
      <Facts
        facts={[
          { label: words.role, value: props.role },
          { label: words.expires, value: props.expires },
        ]}
      />
      <AccessLink shop={shop} url={props.url} button={words.button} fallback={words.fallback} />
    </Frame>
  );
}

StaffInvite.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  name: "Matías",
  invitedBy: "Carolina Rojas",
  role: "Logística",
  expires: "24 de noviembre, 20:45",
  url: "https://cafeandes.example/login/invite/Wm42xTqZ8LrKd0vNs7PyJe",
} satisfies LetterProps["staff_invite"] & { locale: "es" };
