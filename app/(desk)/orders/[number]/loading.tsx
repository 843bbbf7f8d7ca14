import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "@/app/_ui/skeleton";

/** An order's own shape while it is on its way. */
export default function OrderLoading() {
  const common = useTranslations("common");
  return (
    <>
      <Skeleton className="h-8 w-52" />
      <Skeleton className="mt-3 mb-5 h-6 w-72 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <SkeletonRows rows={10} label={common("loading")} />
        <div className="grid content-start gap-4">
          <Skeleton className="h-40 w-full" />
          <Skeleton className="h-32 w-full" />
        </div>
      </div>
    </>
  );
}
