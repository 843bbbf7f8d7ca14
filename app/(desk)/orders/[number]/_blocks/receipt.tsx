import { cx } from "@/app/_ui/cx";
import { Money } from "@/app/_ui/money";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { money } from "@/lib/kernel/money";
import { balanceRows, type ReceiptRow, totalRows } from "@/lib/orders/receipt";

/** Totals under the lines, as on a receipt: what was ordered, then what became of it. */
export function Receipt({ view }: { view: OrderView }) {
  const rest = balanceRows(view.order);
  return (
    <div className="mt-1 border-t pt-3 sm:ml-auto sm:w-80">
      <Rows rows={totalRows(view.order)} view={view} />
      {rest.length > 0 ? (
        <div className="mt-2 border-t border-dashed pt-2">
          <Rows rows={rest} view={view} />
        </div>
      ) : null}
    </div>
  );
}

function Rows({ rows, view: { write, currency } }: { rows: readonly ReceiptRow[]; view: OrderView }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
      {rows.map(({ id, label, amount, strong, aside, problem }) => (
        <div
          key={id}
          className={cx(
            "col-span-2 grid grid-cols-subgrid",
            strong ? "mt-1 border-t pt-2 text-md font-semibold" : "text-ink-soft",
            aside && "text-sm text-ink-faint",
            problem && "font-medium text-bad",
          )}
        >
          <dt className="min-w-0 break-words">{write.sentence(label)}</dt>
          <dd className={cx("text-right", !strong && !problem && !aside && "text-ink")}>
            {amount < 0n ? "−" : ""}
            <Money value={money(amount < 0n ? -amount : amount, currency)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
