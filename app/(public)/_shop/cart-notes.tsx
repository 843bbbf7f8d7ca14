import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import type { LineNote, PricedCart } from "@/lib/carts/priced-cart";
import type { CouponRefused } from "@/lib/catalog/coupon";
import type { BadItem } from "@/lib/links/direct-buy";
import type { Writer } from "./shop-money";

type NotesProps = {
  notes: readonly LineNote[];
  gone: readonly string[];
  lowered?: readonly BadItem[];
  coupon: PricedCart["coupon"];
  write: Writer;
};

/** Everything that is not as it was asked for, one sentence each: nothing changes unsaid. */
export async function CartNotes({ notes, gone, lowered = [], coupon, write }: NotesProps) {
  const t = await getTranslations("shop.notes");
  const said = [
    ...gone.map((name) => t("gone", { name })),
    ...lowered.map(({ text, problem }) =>
      t(problem === "bad_quantity" ? "bad_quantity" : "quantity_lowered", { text }),
    ),
    ...notes.map((note) => sentence(note, write, t)),
    ...(coupon.state === "refused" ? [await couponSentence(coupon.code, coupon.refusal, write)] : []),
  ];
  if (said.length === 0) return null;
  return (
    <Banner tone="wait" title={t("title")} className="mb-5">
      <ul className="grid gap-1">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Banner>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"shop.notes">>>;

function sentence(note: LineNote, { amount }: Writer, t: Words): string {
  const { name } = note;
  if (note.code === "price_changed") {
    return t("price_changed", { name, before: amount(note.before), after: amount(note.after) });
  }
  return note.code === "reduced"
    ? t("reduced", { name, left: note.left, wanted: note.wanted })
    : t(note.code, { name });
}

export async function couponSentence(code: string, refusal: CouponRefused, write: Writer): Promise<string> {
  const t = await getTranslations("shop.coupon.refused");
  switch (refusal.code) {
    case "coupon_ended":
    case "coupon_not_started":
      return t(refusal.code, { code, date: write.day(refusal.at) });
    case "coupon_minimum":
      return t(refusal.code, { code, amount: write.amount(refusal.minimum) });
    case "coupon_minimum_items":
      return t(refusal.code, { code, count: refusal.minimum });
    case "coupon_unknown":
    case "coupon_used_up":
    case "coupon_used_by_you":
      return t(refusal.code, { code });
  }
}
