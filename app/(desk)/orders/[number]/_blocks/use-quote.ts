"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalSentence } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { DispatchFacts } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import { quoteRatesAction } from "@/app/(desk)/orders/[number]/carrier-actions";
import type { Money } from "@/lib/kernel/money";
import { chosenQuantities } from "./quantity-fields";

export type QuotedRate = {
  readonly id: string;
  readonly carrier: string;
  readonly service: string;
  readonly price: Money | null;
  readonly days: number | null;
};
export type Quoted = {
  readonly quoteId: string;
  readonly isDemo: boolean;
  readonly rates: readonly QuotedRate[];
};

const GRAMS = 1_000;
const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();
const numberOf = (text: string): number => Number(text.replace(",", "."));

/** The rates for what the form says now; they are forgotten as soon as it says something else. */
export function useQuote(orderId: number, facts: DispatchFacts) {
  const t = useTranslations("orders.dialog.dispatch");
  const words = useTranslations("orders.dialog.label");
  const page = useTranslations("orders.page.label");
  const sentence = useRefusalSentence();
  const [quote, setQuote] = useState<Quoted | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (form: FormData): Promise<void> => {
    const lines = chosenQuantities(form, facts.lines, "send");
    const grams = Math.round(numberOf(textOf(form, "labelWeight")) * GRAMS);
    if (lines.length === 0) return setProblem(t("nothingChosen"));
    if (!(grams > 0)) return setProblem(words("badWeight"));
    setProblem(null);
    setAsking(true);
    const size = (name: string) => textOf(form, name).replace(",", ".");
    const answer = await quoteRatesAction({
      ...{ orderId, lines, replaces: facts.replaces, weightGrams: grams },
      provider: textOf(form, "seller") || facts.sellers[0]?.key || "",
      lengthCm: size("lengthCm"),
      widthCm: size("widthCm"),
      heightCm: size("heightCm"),
    }).finally(() => setAsking(false));
    if (answer.ok) return setQuote(answer.value);
    const said =
      typeof answer.detail === "string" && answer.detail ? page("said", { said: answer.detail }) : "";
    setProblem([sentence(answer), said].filter(Boolean).join(" "));
  };
  return { quote, asking, problem, ask, forget: () => setQuote(null), fail: setProblem };
}
