import { Button, Section } from "@react-email/components";
import type { ShopProps } from "@/emails/letter-props";
import { readableBrand } from "./brand";
import { safeUrl } from "./safe-url";

/** The one button of a letter. Nothing is drawn when its address may not be linked. */
export function Action({ shop, href, label }: { shop: ShopProps; href: string | null; label: string }) {
  const url = safeUrl(href);
  if (!url) return null;
  return (
    <Section style={{ padding: "6px 0 22px" }}>
      <Button className="action" href={url} style={{ ...button, backgroundColor: readableBrand(shop.brand) }}>
        {label}
      </Button>
    </Section>
  );
}

const button = {
  color: "#ffffff",
  fontSize: 16,
  lineHeight: "22px",
  fontWeight: 600,
  padding: "12px 22px",
  borderRadius: 6,
  textDecoration: "none",
  textAlign: "center" as const,
};
