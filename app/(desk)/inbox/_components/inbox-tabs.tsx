import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { INBOX_SCREENS, type InboxScreen } from "@/db/queries/inbox-screens";

const HREF: Record<InboxScreen, string> = {
  messages: "/inbox",
  waiting: "/inbox/waiting",
  reconcile: "/inbox/reconcile",
  rescue: "/inbox/rescue",
};

type TabsProps = { current: InboxScreen; counts: Readonly<Partial<Record<InboxScreen, number>>> };

/** The screens of what can go wrong with money, each with what waits there. */
export function InboxTabs({ current, counts }: TabsProps) {
  const t = useTranslations("inbox.screen");
  return (
    <LinkTabs
      label={t("label")}
      className="mb-4"
      tabs={INBOX_SCREENS.map((screen) => ({
        href: HREF[screen],
        label: t(screen),
        count: counts[screen] || undefined,
        current: screen === current,
      }))}
    />
  );
}
