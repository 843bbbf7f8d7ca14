import "server-only";
import { getLocale } from "next-intl/server";
import { orderWriter } from "@/app/(desk)/orders/[number]/_view/order-writer";
import type { LineProblems } from "@/lib/carts/desk-line";
import { ok, type Result } from "@/lib/kernel/result";
import type { OrderNotFound } from "@/lib/orders/commands/change-order";
import type { EditContents } from "@/lib/orders/commands/edit-input";
import type { LoadRefused } from "@/lib/orders/commands/load-edit";
import {
  type NamedMove,
  type NamedShort,
  type PreviewedEdit,
  previewEditedOrder,
} from "@/lib/orders/commands/preview-edit";
import type { EditPreview } from "@/lib/orders/edit-preview";
import type { Writer } from "@/lib/orders/said";
import type { Context } from "@/lib/platform/context";
import { factsOf, type RefusalFacts } from "./refusal-facts";

export type WrittenRow = {
  readonly id: string;
  readonly label: string;
  readonly before: bigint | null;
  readonly after: bigint | null;
  readonly strong: boolean;
  readonly aside: boolean;
};

export type SeenAmounts = { readonly unitPrice: bigint; readonly listPrice: bigint; readonly gross: bigint };

export type WrittenOffer = {
  readonly option: "delivery" | "store_pickup";
  readonly key: string;
  readonly name: string;
  readonly price: string;
};

/** What the editor shows of an edit: sentences written, amounts as they are. */
export type WrittenPreview = {
  readonly offers: readonly WrittenOffer[];
  /** Null while the edit cannot be worked out. */
  readonly seen: WrittenEffect | null;
  readonly problem: {
    readonly code: LoadRefused["code"];
    readonly facts: RefusalFacts;
    readonly lines: Readonly<Record<string, LineProblems>>;
  } | null;
};

type Unwritten = "status" | "captured" | "due" | "owedBack" | "linksEnded" | "warnings";

export type WrittenEffect = Pick<EditPreview, Unwritten> & {
  readonly rows: readonly WrittenRow[];
  readonly moves: readonly NamedMove[];
  readonly short: readonly NamedShort[];
  readonly pages: readonly string[];
  readonly letter: boolean;
  /** In the order of the lines that were sent. */
  readonly lines: readonly SeenAmounts[];
};

/** The preview of an edit, in the words of whoever looks at it. */
export async function writtenPreview(
  ctx: Context,
  input: EditContents,
): Promise<Result<WrittenPreview, OrderNotFound>> {
  const found = await previewEditedOrder(ctx, input);
  if (!found.ok) return found;
  const { order, offers, preview } = found.value;
  const write = await orderWriter(await ctx.settings(), order.currency, await getLocale());
  const written = offers.map(({ option, key, name, price }) => ({
    option,
    key,
    name,
    price: write.money(price),
  }));
  if (preview.ok) return ok({ offers: written, seen: effectOf(preview.value, write), problem: null });
  const { refusal } = preview;
  const lines = refusal.code === "lines_invalid" ? refusal.problems : {};
  return ok({ offers: written, seen: null, problem: { code: refusal.code, facts: factsOf(refusal), lines } });
}

type Seen = Extract<PreviewedEdit["preview"], { ok: true }>["value"];

function effectOf(seen: Seen, write: Writer): WrittenEffect {
  const { status, captured, due, owedBack, moves, short, linksEnded, warnings } = seen;
  return {
    ...{ status, captured, due, owedBack, moves, short, linksEnded, warnings },
    rows: seen.rows.map(({ id, label, before, after, strong, aside }) => ({
      ...{ id, before, after, label: write.sentence(label), strong: strong === true, aside: aside === true },
    })),
    pages: seen.attempts.map(({ provider }) => write.word("provider", provider ?? "")),
    letter: status.before !== "paid" && status.after === "paid",
    lines: seen.lines.map(({ unitPrice, listPrice, quantity, discount }) => ({
      ...{ unitPrice, listPrice, gross: unitPrice * BigInt(quantity) - discount },
    })),
  };
}
