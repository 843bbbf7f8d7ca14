"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useRegion } from "@/app/_ui/use-region";
import type { DeskPreview } from "@/app/(desk)/orders/new/_view/preview";
import { createOrderAction } from "@/app/(desk)/orders/new/actions";
import type { DeskDraft } from "@/lib/carts/desk-draft";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/kernel/money";
import type { CreateManualRefused } from "@/lib/orders/commands/create-manual-order";

type Settled = { readonly version: number; readonly draft: DeskDraft; readonly preview: DeskPreview };
type Given = {
  readonly draftKey: string;
  readonly firstKey: string;
  /** Saves what is left; null when that failed. */
  readonly settle: () => Promise<Settled | null>;
  /** Shows what stands in the way. */
  readonly onProblems: () => void;
};

/** Creates the order once, whatever is pressed how often, and goes to its page. */
export function useCreate({ draftKey, firstKey, settle, onProblems }: Given) {
  const router = useRouter();
  const explain = useRefused();
  const t = useTranslations("orders.new.refused");
  const [key, setKey] = useState(firstKey);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async ({ version, draft, preview }: Settled) => {
    const seenTotal = preview.totals.total.toString();
    const answer = await createOrderAction({ draftKey, version, draft, seenTotal, idempotencyKey: key });
    if (answer.ok) return router.push(`/orders/${answer.value.number}?made`);
    // The form may be corrected: what is sent then is another attempt.
    setKey(crypto.randomUUID());
    setBusy(false);
    if (answer.code === "incomplete") onProblems();
    setRefused(explain(answer));
  };
  const create = async () => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const settled = await settle();
    if (settled && Object.keys(settled.preview.problems).length === 0) {
      return send(settled).catch(() => {
        setBusy(false);
        setRefused(t("offline"));
      });
    }
    setBusy(false);
    if (settled) onProblems();
  };
  return { create, busy, refused };
}

type Answer = Awaited<ReturnType<typeof createOrderAction>>;
type Refused = Extract<Answer, { ok: false }>;

/** One sentence for every refusal, with the names and amounts that it is about. */
function useRefused(): (refused: Refused) => string {
  const t = useTranslations("orders.new.refused");
  const say = useRefusalWords();
  const { numbers, currency } = useRegion();
  const words = {
    draft_changed: t("draft_changed"),
    draft_used: t("draft_used"),
    move_not_allowed: t("not_allowed"),
    order_not_found: t("order_not_found"),
    changed_meanwhile: t("changed_meanwhile"),
    not_payable: t("nothing_due"),
    nothing_due: t("nothing_due"),
    more_than_due: t("nothing_due"),
    not_allowed: t("not_allowed"),
    incomplete: t("incomplete"),
    out_of_stock: t("out_of_stock"),
    total_changed: t("total_changed"),
  };
  return (refused) => {
    const detail = refused.detail as CreateManualRefused | undefined;
    if (detail?.code === "total_changed")
      return t("totalNow", { total: formatMoney(money(detail.total, currency), numbers) });
    if (detail?.code === "out_of_stock") {
      const names = detail.lines.map(({ name, wanted, left }) => t("short", { name, wanted, left }));
      return `${t("out_of_stock")} ${names.join(" · ")}`;
    }
    return say(refused, words);
  };
}
