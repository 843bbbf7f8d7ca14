import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import type { OpenedLink } from "@/app/(public)/_shop/find-link";
import { notesById } from "@/db/queries/notes";
import { readInstructions } from "@/lib/carts/instructions";

/** What an order was placed with: the frozen words of its manual method; null when it has none. */
export async function findInstructions({ ctx, order }: OpenedLink): Promise<string | null> {
  const id = order.placed?.instructionsId;
  return id ? ((await notesById(ctx.db, [id])).get(id)?.text ?? null) : null;
}

/** The shop's words, then its account row by row, each ready to be copied into a bank's app. */
export function PayInstructions({ text, bare }: { text: string; bare?: boolean }) {
  const t = useTranslations("shop.o");
  const { words, account } = readInstructions(text);
  return (
    <section className="grid grid-cols-1 gap-4 rounded-md border border-brand/25 bg-brand-soft p-3 sm:p-4">
      <div className="grid gap-1">
        {bare ? null : <h3 className="font-semibold">{t("instructions")}</h3>}
        <p className="whitespace-pre-line">{words}</p>
      </div>
      {account.length > 0 ? (
        <dl className="divide-y divide-brand/15 rounded-md bg-sheet px-3">
          {account.map(({ name, value }) => (
            <div key={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-1 py-1.5">
              <dt className="text-sm text-ink-faint">{name}</dt>
              <dd className="text-base font-medium wrap-anywhere">{value}</dd>
              <dd className="col-start-2 row-span-2 row-start-1">
                <CopyButton value={value} name={name} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
