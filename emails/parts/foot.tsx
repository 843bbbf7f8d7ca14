import { Link, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { ShopProps } from "@/emails/letter-props";
import type { FrameWords } from "@/emails/words/frame";
import { mailto, safeUrl, telephone, whatsappUrl } from "./safe-url";
import { COLOR } from "./tokens";

/** Who reads: a customer is offered help, people of the shop are told why they get this. */
export type FootKind = "customer" | "desk" | "person";

type FootProps = { shop: ShopProps; words: FrameWords; kind: FootKind };

export function Foot({ shop, words, kind }: FootProps) {
  return (
    <Section className="inside" style={{ padding: "20px 32px 32px" }}>
      {kind === "customer" ? <Help shop={shop} words={words} /> : null}
      {kind === "desk" ? <Line spaced>{words.whyDesk}</Line> : null}
      {kind === "person" ? <Line spaced>{words.whyPerson(shop.name)}</Line> : null}
      <Line>
        <Link href={safeUrl(shop.url) ?? undefined} className="soft" style={quiet}>
          {shop.name}
        </Link>
      </Line>
      {shop.address ? <Line>{shop.address}</Line> : null}
    </Section>
  );
}

function Help({ shop, words }: { shop: ShopProps; words: FrameWords }) {
  if (!shop.email && !shop.phone && !shop.whatsapp) return null;
  return (
    <Text className="soft" style={{ ...small, margin: "0 0 14px" }}>
      {words.helpCustomer}
      <Way label={words.helpEmail} shown={shop.email} to={mailto} />
      <Way label={words.helpWhatsapp} shown={shop.whatsapp} to={whatsappUrl} />
      <Way label={words.helpPhone} shown={shop.phone} to={telephone} />
    </Text>
  );
}

function Way({ label, shown, to }: { label: string; shown: string | null; to: (address: string) => string }) {
  if (!shown) return null;
  return (
    <>
      <br />
      {label}:{" "}
      <Link href={to(shown)} className="link" style={{ color: COLOR.brand, textDecoration: "underline" }}>
        {shown}
      </Link>
    </>
  );
}

function Line({ children, spaced = false }: { children: ReactNode; spaced?: boolean }) {
  return (
    <Text className="soft" style={spaced ? { ...small, margin: "0 0 14px" } : small}>
      {children}
    </Text>
  );
}

const small = {
  margin: 0,
  fontSize: 13,
  lineHeight: "22px",
  color: COLOR.soft,
  overflowWrap: "anywhere" as const,
};
const quiet = { color: COLOR.soft, textDecoration: "none", fontWeight: 600 };
