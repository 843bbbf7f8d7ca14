import { useTranslations } from "next-intl";
import { PageHeader } from "@/app/_ui/page-header";
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton";

/** The list's own shape while it is on its way. */
export default function OrdersLoading() {
  const t = useTranslations("orders");
  const common = useTranslations("common");
  return (
    <>
      <PageHeader title={t("title")} actions={<Skeleton className="h-8 w-32" />} />
      <Skeleton className="mb-3 h-9 w-full" />
      <Skeleton className="mb-3 h-8 w-full" />
      <SkeletonRows rows={14} label={common("loading")} />
    </>
  );
}
