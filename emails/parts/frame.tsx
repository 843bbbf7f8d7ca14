import { Body, Container, Head, Hr, Html, Img, Link, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { ShopProps } from "@/emails/letter-props";
import { FRAME_WORDS } from "@/emails/words/frame";
import type { Spoken } from "@/emails/words/letter-words";
import type { Locale } from "@/lib/i18n/locale";
import { Foot, type FootKind } from "./foot";
import { Paragraphs } from "./paragraphs";
import { safeUrl } from "./safe-url";
import { COLOR, FONT, STYLESHEET } from "./tokens";

const LANG: Record<Locale, string> = { es: "es", en: "en", pt: "pt-BR" };

type FrameProps = {
  shop: ShopProps;
  locale: Locale;
  said: Spoken;
  foot: FootKind;
  /** JSON for machines, already safe inside a script element. */
  markup?: string | null;
  /** Below the closing words. */
  last?: ReactNode;
  children: ReactNode;
};

/** One 560 px column: the shop, one sentence of news, what the letter holds, help at the foot. */
export function Frame({ shop, locale, said, foot, markup, last, children }: FrameProps) {
  return (
    <Html lang={LANG[locale]} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{said.subject}</title>
        <style>{STYLESHEET}</style>
        {markup ? <script type="application/ld+json">{markup}</script> : null}
      </Head>
      <Body className="page" style={{ backgroundColor: COLOR.paper, margin: 0, fontFamily: FONT }}>
        <Preview>{said.intro.replaceAll("\n", " ")}</Preview>
        <Container
          className="frame"
          style={{ width: "100%", maxWidth: 560, padding: "24px 0", margin: "0 auto" }}
        >
          {shop.demo ? <DemoMark words={FRAME_WORDS[locale].demo} /> : null}
          <Header shop={shop} />
          <Section className="sheet" style={sheet}>
            <Section className="inside" style={{ padding: "28px 32px 32px" }}>
              <h1 className="ink" style={heading}>
                {said.heading}
              </h1>
              <Paragraphs text={said.intro} />
              {children}
              {said.closing ? (
                <>
                  <Hr className="rule" style={{ borderColor: COLOR.line, margin: "24px 0 16px" }} />
                  <Paragraphs text={said.closing} last={last === undefined} />
                </>
              ) : null}
              {last}
            </Section>
          </Section>
          <Foot shop={shop} words={FRAME_WORDS[locale]} kind={foot} />
        </Container>
      </Body>
    </Html>
  );
}

function DemoMark({ words }: { words: string }) {
  return (
    <Text className="wait" style={demoMark}>
      {words}
    </Text>
  );
}

function Header({ shop }: { shop: ShopProps }) {
  const logo = safeUrl(shop.logoUrl);
  const name = {
    color: COLOR.ink,
    fontSize: 17,
    fontWeight: 600,
    textDecoration: "none",
    lineHeight: "28px",
  };
  return (
    <Section className="inside" style={{ padding: "8px 32px 16px" }}>
      <Link href={safeUrl(shop.url) ?? undefined} className="ink" style={name} data-skip-in-text="true">
        {logo ? <Img src={logo} alt={shop.name} height={32} style={{ display: "block" }} /> : shop.name}
      </Link>
    </Section>
  );
}

const sheet = {
  backgroundColor: COLOR.sheet,
  border: `1px solid ${COLOR.line}`,
  borderRadius: 10,
  overflow: "hidden",
};

const heading = {
  margin: "0 0 12px",
  fontSize: 24,
  lineHeight: "30px",
  fontWeight: 600,
  letterSpacing: "-0.01em",
  color: COLOR.ink,
  overflowWrap: "anywhere" as const,
};

const demoMark = {
  margin: "0 0 8px",
  padding: "8px 12px",
  backgroundColor: COLOR.wait,
  color: COLOR.waitInk,
  fontSize: 12,
  lineHeight: "16px",
  fontWeight: 500,
  letterSpacing: "0.02em",
  textAlign: "center" as const,
  borderRadius: 6,
};
