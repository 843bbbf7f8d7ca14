import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";

export function LinksTabs({ current }: { current: "saved" | "orders" | "builder" }) {
  const t = useTranslations("links");
  return (
    <LinkTabs
      label={t("views")}
      className="mb-4"
      tabs={[
        { href: "/links", label: t("saved"), current: current === "saved" },
        { href: "/links/orders", label: t("orders.title"), current: current === "orders" },
        { href: "/links/builder", label: t("builder"), current: current === "builder" },
      ]}
    />
  );
}
