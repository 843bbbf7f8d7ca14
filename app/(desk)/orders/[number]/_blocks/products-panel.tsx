import { ImageIcon } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import { TextLink } from "@/app/_ui/text-link";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { dispatchedByLine } from "@/lib/fulfillment/status";
import { money } from "@/lib/kernel/money";
import { notEditable } from "@/lib/orders/edit";
import type { OrderLine } from "@/lib/orders/events/parts";
import { refundedByLine } from "@/lib/orders/holds";
import { Receipt } from "./receipt";

const head = "h-8 text-xs font-medium text-ink-faint";
const cell = "border-t py-3 align-top";

/** What was sold, as it was sold: later changes of the product do not reach it (S34). */
export function ProductsPanel({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.products");
  const { lines } = view.order;
  const { seeMoney } = view.may;
  const mayEdit = view.may.edit && notEditable(view.order) === null;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const discounted = seeMoney && lines.some(({ discount }) => discount > 0n);
  return (
    <Panel
      title={t("title")}
      aside={<span className="text-ink-faint">{t("units", { count: units })}</span>}
      action={mayEdit ? <TextLink href={`/orders/${view.order.number}/edit`}>{t("edit")}</TextLink> : null}
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t("product")}
            </th>
            <th scope="col" className={cx(head, "w-12 text-right sm:w-20")}>
              {t("quantity")}
            </th>
            {seeMoney ? <MoneyHeads discounted={discounted} /> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.lineId} line={line} view={view} discounted={discounted} />
          ))}
        </tbody>
      </table>
      {seeMoney ? <Receipt view={view} /> : null}
    </Panel>
  );
}

function MoneyHeads({ discounted }: { discounted: boolean }) {
  const t = useTranslations("orders.page.products");
  return (
    <>
      <th scope="col" className={cx(head, "hidden pl-4 text-right sm:table-cell")}>
        {t("price")}
      </th>
      {discounted ? (
        <th scope="col" className={cx(head, "hidden pl-4 text-right sm:table-cell")}>
          {t("discount")}
        </th>
      ) : null}
      <th scope="col" className={cx(head, "pl-4 text-right")}>
        {t("total")}
      </th>
    </>
  );
}

type RowProps = { line: OrderLine; view: OrderView; discounted: boolean };

function LineRow({ line, view, discounted }: RowProps) {
  const { seeMoney } = view.may;
  const amount = (value: bigint) => <Money value={money(value, view.currency)} />;
  return (
    <tr>
      <th scope="row" className={cx(cell, "font-normal")}>
        <div className="flex gap-3">
          <Picture imageId={line.imageId} />
          <div className="grid min-w-0 content-start gap-0.5">
            <span className="font-medium wrap-anywhere">{line.name}</span>
            <span className="text-sm text-ink-soft">
              {line.options.join(" · ")}
              {line.options.length > 0 && line.sku ? " · " : ""}
              {line.sku ? (
                <span className="inline-block font-mono wrap-anywhere text-ink-faint">{line.sku}</span>
              ) : null}
            </span>
            {seeMoney ? (
              <span className="text-sm text-ink-soft sm:hidden">{amount(line.unitPrice)}</span>
            ) : null}
            <Moved line={line} view={view} />
          </div>
        </div>
      </th>
      <td className={cx(cell, "tnum text-right")}>{line.quantity}</td>
      {seeMoney ? (
        <>
          <td className={cx(cell, "hidden pl-4 text-right sm:table-cell")}>
            {amount(line.unitPrice)}
            {line.listPrice > line.unitPrice ? (
              <s className="block text-sm text-ink-faint">{amount(line.listPrice)}</s>
            ) : null}
          </td>
          {discounted ? (
            <td className={cx(cell, "hidden pl-4 text-right sm:table-cell")}>
              {line.discount > 0n ? <>−{amount(line.discount)}</> : null}
            </td>
          ) : null}
          <td className={cx(cell, "pl-4 text-right font-medium")}>
            {amount(line.unitPrice * BigInt(line.quantity) - line.discount)}
          </td>
        </>
      ) : null}
    </tr>
  );
}

function Moved({ line, view: { order } }: Pick<RowProps, "line" | "view">) {
  const t = useTranslations("orders.page.products");
  const sent = dispatchedByLine(order).get(line.lineId) ?? 0;
  const back = refundedByLine(order).get(line.lineId) ?? 0;
  const words = [
    sent > 0 ? t("dispatched", { count: sent, of: line.quantity }) : null,
    back > 0 ? t("refunded", { count: back }) : null,
    line.requiresShipping ? null : t("digital"),
  ].filter(Boolean);
  return words.length > 0 ? <span className="text-sm text-ink-faint">{words.join(" · ")}</span> : null;
}

function Picture({ imageId }: { imageId: number | null }) {
  const shape = "size-11 shrink-0 rounded-md border bg-paper";
  if (imageId === null) {
    return (
      <span className={cx(shape, "grid place-items-center text-ink-faint")}>
        <ImageIcon aria-hidden className="size-4" strokeWidth={1.5} />
      </span>
    );
  }
  return (
    <Image
      src={`/images/${imageId}`}
      alt=""
      width={44}
      height={44}
      loading="lazy"
      className={cx(shape, "object-cover")}
    />
  );
}
