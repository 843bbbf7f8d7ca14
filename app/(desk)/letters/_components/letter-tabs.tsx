import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";

export function LetterTabs({ current }: { current: "log" | "kinds" }) {
  const t = useTranslations("letters");
  return (
    <LinkTabs
      label={t("views")}
      className="mb-4"
      tabs={[
        { href: "/letters", label: t("log"), current: current === "log" },
        { href: "/letters/kinds", label: t("kinds"), current: current === "kinds" },
      ]}
    />
  );
}
