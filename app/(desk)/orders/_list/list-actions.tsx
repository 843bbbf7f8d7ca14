import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { ListKeys } from "./list-keys";

/** What can be done from the list as a whole. */
export function ListActions({ mayCreate }: { mayCreate: boolean }) {
  const t = useTranslations("orders.list");
  return (
    <>
      <ListKeys />
      {mayCreate ? (
        <Button asChild variant="primary">
          <Link href="/orders/new">
            <Plus aria-hidden />
            {t("new")}
          </Link>
        </Button>
      ) : null}
    </>
  );
}
