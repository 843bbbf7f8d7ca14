import { Link, Text } from "@react-email/components";
import type { ShopProps } from "@/emails/letter-props";
import { Action } from "./action";
import { safeUrl } from "./safe-url";
import { COLOR } from "./tokens";

type AccessLinkProps = { shop: ShopProps; url: string; button: string; fallback: string };

/** The way in: a button, and the same address in letters for programs that hide buttons. */
export function AccessLink({ shop, url, button, fallback }: AccessLinkProps) {
  const safe = safeUrl(url);
  if (!safe) return null;
  return (
    <>
      <Action shop={shop} href={safe} label={button} />
      <div data-skip-in-text="true">
        <Text className="soft" style={small}>
          {fallback}
          <br />
          <Link href={safe} className="link" style={{ color: COLOR.brand, textDecoration: "underline" }}>
            {safe}
          </Link>
        </Text>
      </div>
    </>
  );
}

const small = {
  margin: 0,
  fontSize: 13,
  lineHeight: "20px",
  color: COLOR.soft,
  overflowWrap: "anywhere" as const,
};
