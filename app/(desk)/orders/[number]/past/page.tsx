import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { AdditionalBlock } from "@/app/(desk)/orders/[number]/_blocks/additional-block";
import { AddressBlock } from "@/app/(desk)/orders/[number]/_blocks/address-block";
import { CustomerBlock } from "@/app/(desk)/orders/[number]/_blocks/customer-block";
import { NotesBlock } from "@/app/(desk)/orders/[number]/_blocks/notes-block";
import { OrderBadges } from "@/app/(desk)/orders/[number]/_blocks/order-header";
import { OriginBlock } from "@/app/(desk)/orders/[number]/_blocks/origin-block";
import { PaymentBlock } from "@/app/(desk)/orders/[number]/_blocks/payment-block";
import { PaymentsPanel } from "@/app/(desk)/orders/[number]/_blocks/payments-panel";
import { PickupPanel } from "@/app/(desk)/orders/[number]/_blocks/pickup-panel";
import { ProductsPanel } from "@/app/(desk)/orders/[number]/_blocks/products-panel";
import { ShipmentsPanel } from "@/app/(desk)/orders/[number]/_blocks/shipments-panel";
import { askedOrder } from "@/app/(desk)/orders/[number]/_view/asked-order";
import { type PastView, pastView } from "@/app/(desk)/orders/[number]/_view/past-view";
import { stepAsked } from "@/lib/orders/as-it-was";
import { historyOf } from "@/lib/orders/history";
import { requirePermission } from "@/lib/platform/session";
import { StepChange } from "./step-change";
import { type Step, StepSlider } from "./step-slider";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("orders.past");
  return { title: t("title", { number: (await params).number }) };
}

/** An order after any of its steps: a slider over what happened, the page as it was, nothing to press. */
export default async function PastOrderPage({ params, searchParams }: Props) {
  const user = await requirePermission("orders.read");
  const { ctx, page } = await askedOrder(params);
  const { at } = await searchParams;
  const seq = stepAsked(page.journal, typeof at === "string" ? at : undefined);
  const past = await pastView(ctx, page, user, seq);
  const { write } = past.view;
  const steps: Step[] = historyOf(page.order.id, page.journal)
    .map((entry) => ({
      seq: entry.seq,
      said: write.sentence(entry.said),
      at: write.moment(entry.occurredAt),
    }))
    .reverse();
  return (
    <>
      <PastHeader past={past} />
      <div className="mb-6 grid gap-4 rounded-lg border bg-sheet px-4 py-4">
        <StepSlider number={page.order.number} steps={steps} at={seq} />
        <StepChange past={past} />
      </div>
      <PastBlocks past={past} />
    </>
  );
}

function PastHeader({ past: { view, was } }: { past: PastView }) {
  const t = useTranslations("orders.past");
  const { order, write } = view;
  const number = String(order.number);
  return (
    <PageHeader
      back={{ href: `/orders/${number}`, label: t("back", { number }) }}
      title={t("title", { number })}
      badges={<OrderBadges view={view} />}
      description={
        <>
          <p>{t("readOnly", { at: write.moment(was.step.recordedAt) })}</p>
          <p className="text-sm text-ink-faint">{t("personal")}</p>
        </>
      }
    />
  );
}

function PastBlocks({ past: { view } }: { past: PastView }) {
  const t = useTranslations("orders.past");
  const { write, why } = view;
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="grid min-w-0 content-start gap-6">
        {why.flags.length > 0 ? (
          <ul aria-label={t("attention")} className="grid gap-1 rounded-lg border bg-sheet px-4 py-3">
            {why.flags.map(({ flag, reason }) => (
              <li key={flag}>{write.sentence(reason.said)}</li>
            ))}
          </ul>
        ) : null}
        <ProductsPanel view={view} />
        <ShipmentsPanel view={view} />
        <PickupPanel view={view} code={null} />
        <PaymentsPanel view={view} sends={[]} />
      </div>
      <aside className="min-w-0 divide-y self-start rounded-lg border bg-sheet">
        <CustomerBlock view={view} />
        <AddressBlock view={view} />
        <PaymentBlock view={view} />
        <AdditionalBlock view={view} />
        <OriginBlock view={view} />
        <NotesBlock view={view} firstKey="" />
      </aside>
    </div>
  );
}
