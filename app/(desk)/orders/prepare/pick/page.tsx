import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { PickTable } from "@/app/(desk)/orders/prepare/_components/pick-table";
import { PrintButtons } from "@/app/(desk)/orders/prepare/_components/print-buttons";
import { findOrders, numbersIn, scanHref } from "@/app/(desk)/orders/prepare/_view/chosen";
import { linesToPrepare, pickRows } from "@/lib/fulfillment/preparation";
import { unitsWanted } from "@/lib/fulfillment/scan";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders.prepare"))("pickTitle") };
}

/** What to fetch for the chosen orders, by SKU; then order by order. */
export default async function PickPage({ searchParams }: PageProps<"/orders/prepare/pick">) {
  const user = await requirePermission("fulfillments.write");
  const { order, orders: listed } = await searchParams;
  const numbers = numbersIn(order ?? listed);
  if (numbers.length === 0) redirect("/orders/prepare");
  const chosen = await findOrders(await staffContext(), numbers);
  const t = await getTranslations("orders.prepare");
  const rows = pickRows(chosen);
  const known = chosen.map(({ number }) => number);
  const units = rows.reduce((sum, row) => sum + row.units, 0);
  return (
    <>
      <PageHeader
        title={t("pickTitle")}
        back={{ href: "/orders/prepare", label: t("title") }}
        description={t("pickLead", { orders: known.length, units })}
        actions={userCan(user, "documents.print") ? <PrintButtons numbers={known} /> : null}
      />
      <div className="grid grid-cols-1 gap-6">
        <PickTable rows={rows} />
        <Panel title={t("byOrder")} flush>
          <ul aria-label={t("byOrder")} className="divide-y divide-line border-t">
            {chosen.map((one) => (
              <li key={one.id} className="flex items-center justify-between gap-3 px-4 py-2">
                <span>
                  <span className="font-mono font-medium">#{one.number}</span>{" "}
                  <span className="text-ink-faint">
                    {one.parcels.preparation === "packed"
                      ? t("packed")
                      : t("units", { count: unitsWanted(linesToPrepare(one)) })}
                  </span>
                </span>
                <Button asChild size="sm">
                  <Link
                    href={scanHref(one.number, known)}
                    aria-label={t("scanOne", { number: String(one.number) })}
                  >
                    {t("scan")}
                  </Link>
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}
