import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { paymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { findOrderPage } from "@/db/queries/order-page";
import { type NotEditable, notEditable } from "@/lib/orders/edit";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { EditScreen } from "./edit-screen";
import { loadStart } from "./load-start";

type Props = { params: Promise<{ number: string }> };

const NUMBER = /^[1-9]\d{0,9}$/;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("orders.edit");
  return { title: t("title", { number: (await params).number }) };
}

/** Edits what an order sells, while nothing of it has left (product.md §10.2). */
export default async function EditOrderPage({ params }: Props) {
  const user = await requirePermission("orders.edit");
  const { number } = await params;
  if (!NUMBER.test(number)) notFound();
  const ctx = await staffContext();
  const page = await findOrderPage(ctx.db, Number(number));
  if (!page) notFound();
  const t = await getTranslations("orders.edit");
  const refused = notEditable(page.order);
  const mayLink = userCan(user, "links.write");
  const email = userCan(user, "letters.send") && !page.person?.undeliverableAt ? page.person?.email : null;
  return (
    <>
      <PageHeader
        back={{ href: `/orders/${number}`, label: t("back", { number }) }}
        title={t("title", { number })}
      />
      {refused ? (
        <Closed number={number} refused={refused} mayRefund={userCan(user, "refunds.write")} />
      ) : (
        <EditScreen
          start={await loadStart(ctx, page)}
          payLink={mayLink ? await paymentLinkFacts(ctx, page.order, email ?? null) : null}
          mayRefund={userCan(user, "refunds.write")}
        />
      )}
    </>
  );
}

type ClosedProps = { number: string; refused: NotEditable; mayRefund: boolean };

/** Why not, and what to do instead. */
async function Closed({ number, refused, mayRefund }: ClosedProps) {
  const t = await getTranslations("orders.edit.closed");
  const isSent = refused.code === "already_dispatched";
  return (
    <section className="grid max-w-2xl gap-4 rounded-lg border bg-sheet p-6">
      <h2 className="text-md font-semibold">{t("title")}</h2>
      <p>{t(refused.code)}</p>
      <div className="flex flex-wrap gap-2">
        {isSent ? (
          <Button variant="primary" asChild>
            <Link href={`/orders/new?complement=${number}`}>{t("complement")}</Link>
          </Button>
        ) : null}
        {isSent && mayRefund ? (
          <Button asChild>
            <Link href={`/orders/${number}?refund=1`}>{t("refund")}</Link>
          </Button>
        ) : null}
        <Button asChild>
          <Link href={`/orders/${number}`}>{t("order")}</Link>
        </Button>
      </div>
    </section>
  );
}
