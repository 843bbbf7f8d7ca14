import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { refusedCode } from "./refused";

/** Says what the last form was refused for; nothing when the address carries no such word. */
export function RefusedBanner({ code }: { code: string | string[] | undefined }) {
  const t = useTranslations("shop.refused");
  const known = refusedCode(code, (key) => t.has(key));
  return known ? (
    <Banner tone="bad" className="mb-5">
      {t(known)}
    </Banner>
  ) : null;
}
