import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { ScanScreen } from "@/app/(desk)/orders/prepare/_components/scan-screen";
import { findOrders, numbersIn, scanHref } from "@/app/(desk)/orders/prepare/_view/chosen";
import { findPerson } from "@/db/queries/people";
import { nextToPrepare } from "@/db/queries/prepare";
import { linesToPrepare } from "@/lib/fulfillment/preparation";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { requirePermission, staffContext } from "@/lib/platform/session";

export async function generateMetadata({ params }: PageProps<"/orders/prepare/[number]">): Promise<Metadata> {
  const t = await getTranslations("orders.prepare");
  return { title: t("scanTitle", { number: (await params).number }) };
}

/** One order on the packing table: every unit is scanned, then it is packed and the next one comes. */
export default async function ScanPage({ params, searchParams }: PageProps<"/orders/prepare/[number]">) {
  await requirePermission("fulfillments.write");
  const ctx = await staffContext();
  const [order] = await findOrders(ctx, numbersIn((await params).number).slice(0, 1));
  if (!order) notFound();
  const chosen = numbersIn((await searchParams).orders);
  const t = await getTranslations("orders.prepare");
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  return (
    <>
      <PageHeader
        title={t("scanTitle", { number: String(order.number) })}
        back={
          chosen.length > 1
            ? { href: `/orders/prepare/pick?orders=${chosen.join(",")}`, label: t("pickTitle") }
            : { href: "/orders/prepare", label: t("title") }
        }
        description={person?.fullName}
        actions={
          <Button asChild>
            <Link href={`/orders/${order.number}`}>{t("seeOrder")}</Link>
          </Button>
        }
      />
      <Body order={order} next={await nextOf(ctx, order, chosen)} />
    </>
  );
}

/** The one chosen after it, or what has waited longest. */
async function nextOf(ctx: Context, order: Order, chosen: readonly number[]): Promise<string | null> {
  const after = chosen[chosen.indexOf(order.number) + 1];
  if (chosen.includes(order.number) && chosen.length > 1)
    return after === undefined ? null : scanHref(after, chosen);
  const number = await nextToPrepare(ctx.db, order.id);
  return number === null ? null : scanHref(number, []);
}

async function Body({ order, next }: { order: Order; next: string | null }) {
  const t = await getTranslations("orders.prepare");
  const lines = linesToPrepare(order);
  const isOpen = order.paymentStatus === "paid" || order.paymentStatus === "pending";
  if (lines.length === 0) return <Banner title={t("nothingLeft")} />;
  if (!isOpen) return <Banner tone="wait" title={t("notPlaced")} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      {order.heldAt ? <Banner tone="wait" title={t("held")} /> : null}
      {order.parcels.preparation === "packed" ? <Banner tone="good" title={t("packedAlready")} /> : null}
      <ScanScreen
        key={`${order.id} ${order.version}`}
        orderId={order.id}
        number={order.number}
        version={order.version}
        lines={lines}
        nextHref={next}
      />
    </div>
  );
}
