import { useTranslations } from "next-intl";
import type { ProblemCode } from "@/app/(public)/_shop/refused";

/** What is wrong with a field, in words; undefined when nothing is. */
export function useProblems(problems: Readonly<Record<string, string>>) {
  const t = useTranslations("shop.problem");
  return (field: string): string | undefined => {
    const code = problems[field];
    if (!code) return undefined;
    return t.has(code as ProblemCode) ? t(code as ProblemCode) : t("check");
  };
}
