"use client";
import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { DeskChoices } from "@/app/(desk)/orders/new/_view/choices";
import type { DeskPreview } from "@/app/(desk)/orders/new/_view/preview";
import type { DeskDraft } from "@/lib/carts/desk-draft";

export type OrderForm = {
  readonly draft: DeskDraft;
  readonly change: (draft: DeskDraft) => void;
  readonly preview: DeskPreview;
  readonly choices: DeskChoices;
  /** Once somebody has tried to create the order: from then on every field says what it lacks. */
  readonly showsProblems: boolean;
};

export const FormContext = createContext<OrderForm | null>(null);

export function useForm(): OrderForm {
  const form = useContext(FormContext);
  if (!form) throw new Error("a step stands outside of the form");
  return form;
}

type Part = "customer" | "billing" | "delivery" | "payment" | "extras";

/** One step of the draft and how to change it. */
export function usePart<P extends Part>(part: P): [DeskDraft[P], (change: Partial<DeskDraft[P]>) => void] {
  const { draft, change } = useForm();
  return [draft[part], (changed) => change({ ...draft, [part]: { ...draft[part], ...changed } })];
}

/** Where the summary's links lead. */
export const fieldId = (field: string): string => `new-${field.replaceAll(".", "-")}`;

const PROBLEMS = [
  "missing",
  "bad_email",
  "bad_phone",
  "bad_postal_code",
  "unknown_comuna",
  "other_region",
  "bad_tax_id",
  "too_long",
  "too_short",
  "not_offered",
  "email_or_phone",
  "known_customer",
  "bad_amount",
  "bad_percent",
  "bad_day",
  "day_is_over",
  "less_than_total",
  "nothing_due",
  "not_delivered_there",
  "no_pickup",
  "bad_lines",
  "gone",
  "coupon_unknown",
  "coupon_ended",
  "coupon_not_started",
  "coupon_minimum",
  "coupon_minimum_items",
  "coupon_used_up",
  "coupon_used_by_you",
] as const;
type Problem = (typeof PROBLEMS)[number];

/** The words of a code; what is not known asks to be checked. */
export function useProblemWords(): (code: string) => string {
  const t = useTranslations("orders.new.problem");
  return (code) => ((PROBLEMS as readonly string[]).includes(code) ? t(code as Problem) : t("check"));
}

/** What is wrong with a field, once it is time to say so. */
export function useWrong(): (field: string, atOnce?: boolean) => string | undefined {
  const { preview, showsProblems } = useForm();
  const words = useProblemWords();
  return (field, atOnce = false) => {
    const code = preview.problems[field];
    return code !== undefined && (showsProblems || atOnce) ? words(code) : undefined;
  };
}
