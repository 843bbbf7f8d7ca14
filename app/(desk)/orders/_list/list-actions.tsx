import { Link2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { ListKeys } from "./list-keys";

/** What can be done from the list as a whole. */
export function ListActions({ mayShare }: { mayShare: boolean }) {
  const t = useTranslations("orders.list");
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
    </>
  );
}
