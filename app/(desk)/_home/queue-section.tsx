import { Banknote, Box, type LucideIcon, ReceiptText, TriangleAlert, Truck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PaymentBadges } from "@/app/_status/payment-badge";
import { ShipmentBadge } from "@/app/_status/shipment-badge";
import { Badge } from "@/app/_ui/badge";
import { cx } from "@/app/_ui/cx";
import { Age } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import { TextLink } from "@/app/_ui/text-link";
import { useRegion } from "@/app/_ui/use-region";
import { rowEntries } from "@/app/(desk)/orders/_list/row-entries";
import { RowMenu } from "@/app/(desk)/orders/_list/row-menu";
import { rowStateOf } from "@/app/(desk)/orders/_list/row-state";
import { MOST_COUNTED } from "@/db/queries/order-counts";
import type { OrderRow } from "@/db/queries/order-list";
import type { Queue, WorkQueue } from "@/db/queries/work-queues";
import { formatNumber } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import type { Permission } from "@/lib/staff/roles";
import { NextAction } from "./next-action";
import { nextStep } from "./next-steps";
import { queueHref } from "./queue-links";

const SIGN = {
  collect: Banknote,
  review: ReceiptText,
  prepare: Box,
  dispatch: Truck,
  problems: TriangleAlert,
} as const satisfies Record<WorkQueue, LucideIcon>;

type SectionProps = {
  queue: Queue;
  methodNames: ReadonlyMap<string, string>;
  permissions: readonly Permission[];
};

/** One queue: what it holds, how many, and the orders that have waited longest with their next step. */
export function QueueSection({ queue, methodNames, permissions }: SectionProps) {
  const t = useTranslations("home");
  const { numbers } = useRegion();
  const { name, count, rows } = queue;
  const Icon = SIGN[name];
  const shown =
    count > MOST_COUNTED ? `${formatNumber(MOST_COUNTED, numbers)}+` : formatNumber(count, numbers);
  return (
    <Panel
      flush
      title={
        <span className="flex items-center gap-2">
          <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />
          {t(`queue.${name}`)}
          <span className="tnum rounded-full bg-mute-soft px-1.5 text-xs font-medium text-mute">{shown}</span>
        </span>
      }
      action={
        name === "review" && permissions.includes("receipts.review") ? (
          <TextLink href="/orders/receipts">{t("reviewAll")}</TextLink>
        ) : name === "prepare" && permissions.includes("fulfillments.write") ? (
          // Loaded whole: only its own document may ask for the camera.
          <a href="/orders/prepare" className="link rounded-sm">
            {t("prepareAll")}
          </a>
        ) : count > rows.length ? (
          <TextLink href={queueHref(name)}>{t("seeAll")}</TextLink>
        ) : null
      }
    >
      <p className="px-4 pb-3 text-sm text-ink-faint">{t(`help.${name}`)}</p>
      <ul aria-label={t("list", { queue: t(`queue.${name}`) })} className="divide-y divide-line border-t">
        {rows.map((row) => (
          <QueueRow key={row.id} {...{ name, row, methodNames, permissions }} />
        ))}
      </ul>
    </Panel>
  );
}

type RowProps = {
  name: WorkQueue;
  row: OrderRow;
  methodNames: ReadonlyMap<string, string>;
  permissions: readonly Permission[];
};

function QueueRow({ name, row, methodNames, permissions }: RowProps) {
  const t = useTranslations("orders.list");
  const state = rowStateOf(row);
  const step = nextStep(name, row, permissions);
  const isShort = row.total === null && step === null && name !== "problems";
  return (
    <li className="group/row grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 px-4 py-2.5 hover:bg-hover lg:grid-cols-[3.5rem_minmax(0,1fr)_18.5rem_7rem_13rem] lg:py-1.5">
      <Link
        href={`/orders/${row.number}`}
        className="flex min-h-8 items-center rounded-sm font-mono font-medium hover:underline hover:underline-offset-3"
      >
        #{row.number}
      </Link>
      <div className="min-w-0">
        <p className="truncate">{row.customer ?? t("noCustomer")}</p>
        <p className="flex gap-[0.5ch] text-xs text-ink-faint">
          <Detail name={name} row={row} methodNames={methodNames} />
          <span className="shrink-0">
            <Age value={row.createdAt} />
          </span>
        </p>
      </div>
      <div className={cx("text-right font-medium lg:order-2", isShort && "max-lg:hidden")}>
        {row.total === null ? null : <Money value={money(row.total, row.currency as Currency)} />}
      </div>
      <div
        className={cx(
          "flex flex-wrap items-center justify-end gap-x-3 gap-y-1.5 lg:contents",
          !isShort && "col-span-3",
        )}
      >
        <div
          className={cx(
            "mr-auto flex min-w-0 flex-wrap items-center gap-1 lg:order-1 lg:mr-0",
            // On a phone the queue's name says the state already.
            name !== "problems" && "max-sm:hidden",
          )}
        >
          <States name={name} row={row} />
        </div>
        <div className="flex items-center justify-end gap-1 lg:order-3">
          {step ? <NextAction step={step} row={state} flag={row.flags[0]} /> : null}
          <RowMenu row={state} entries={rowEntries(state, permissions)} />
        </div>
      </div>
    </li>
  );
}

function Detail({ name, row, methodNames }: Omit<RowProps, "permissions">) {
  const method =
    row.paymentMethod === null ? null : (methodNames.get(row.paymentMethod) ?? row.paymentMethod);
  const said = name === "collect" || name === "review" ? method : row.city;
  if (!said) return null;
  return (
    <>
      <span className="min-w-0 truncate">{said}</span>
      <span aria-hidden>·</span>
    </>
  );
}

function States({ name, row }: Pick<RowProps, "name" | "row">) {
  const t = useTranslations("orders.flag");
  if (name === "problems") {
    return row.flags.slice(0, 2).map((flag) => (
      <Badge key={flag} tone="bad" icon={TriangleAlert}>
        {t(flag)}
      </Badge>
    ));
  }
  if (name === "collect" || name === "review")
    return <PaymentBadges status={row.paymentStatus} badges={row.badges} />;
  return row.shipmentStatus ? <ShipmentBadge status={row.shipmentStatus} /> : null;
}
