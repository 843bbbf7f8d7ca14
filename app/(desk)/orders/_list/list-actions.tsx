import { Link2, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { ListKeys } from "./list-keys";

/** What can be done from the list as a whole. */
export function ListActions({ mayShare, mayCreate }: { mayShare: boolean; mayCreate: boolean }) {
  const t = useTranslations("orders.list");
  const nav = useTranslations("nav");
  return (
    <>
      <ListKeys />
      {mayShare ? (
        <Button asChild variant="secondary">
          <Link href="/links">
            <Link2 aria-hidden />
            {t("share")}
          </Link>
        </Button>
      ) : null}
      {mayCreate ? (
        <Button asChild variant="primary">
          <Link href="/orders/new">
            <Plus aria-hidden />
            {nav("newOrder")}
          </Link>
        </Button>
      ) : null}
    </>
  );
}
