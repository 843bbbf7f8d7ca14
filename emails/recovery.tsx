import { Link, Text } from "@react-email/components";
import type { LetterInput, LetterProps } from "./letter-props";
import { Action } from "./parts/action";
import { Facts } from "./parts/facts";
import { Frame } from "./parts/frame";
import { Receipt } from "./parts/receipt";
import { safeUrl } from "./parts/safe-url";
import { sampleCustomer, sampleLines, sampleShop } from "./parts/sample";
import { COLOR } from "./parts/tokens";
import { speak } from "./words/letter-words";
import { RECOVERY } from "./words/recovery";

export default function Recovery(props: LetterInput<"recovery">) {
  const { shop, coupon, locale, text } = props;
  const words = RECOVERY[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, props, text)}
      foot="customer"
      last={<Unsubscribe url={props.unsubscribeUrl} label={words.unsubscribe} />}
    >
      {coupon ? (
        <Facts
          title={words.coupon}
          facts={[
            {
              label: [coupon.effect, coupon.until && words.couponUntil(coupon.until)]
                .filter(Boolean)
                .join(" · "),
              value: coupon.code,
              code: true,
              strong: true,
            },
          ]}
        />
      ) : null}
      <Action shop={shop} href={props.recoverUrl} label={words.button} />
      <Receipt locale={locale} lines={props.lines} totals={{ total: props.total }} title={words.lines} />
    </Frame>
  );
}

function Unsubscribe({ url, label }: { url: string; label: string }) {
  const quiet = { fontSize: 13, lineHeight: "20px", color: COLOR.soft };
  return (
    <Text className="soft" style={{ ...quiet, margin: 0 }}>
      <Link
        href={safeUrl(url) ?? undefined}
        className="soft"
        style={{ ...quiet, textDecoration: "underline" }}
      >
        {label}
      </Link>
    </Text>
  );
}

Recovery.PreviewProps = {
  locale: "es",
  shop: sampleShop,
  customer: sampleCustomer,
  step: 1,
  recoverUrl: "https://cafeandes.example/recover/Zt61mQxW9eLbNs3oYv0KaR",
  unsubscribeUrl: "https://cafeandes.example/recover/Zt61mQxW9eLbNs3oYv0KaR/unsubscribe",
  lines: sampleLines,
  total: "$62.770",
  coupon: { code: "VUELVA10", effect: "10 % de descuento", until: "29 de noviembre" },
} satisfies LetterProps["recovery"] & { locale: "es" };
