/** What instructions of a manual method may name; the letters know the same words (product.md §12.2). */
export const METHOD_VARIABLES = [
  "order.number",
  "order.total",
  "order.date",
  "payment.method",
  "payment.reference",
  "payment.due",
  "shop.name",
  "shop.email",
  "shop.phone",
  "shop.whatsapp",
] as const;
export type MethodVariable = (typeof METHOD_VARIABLES)[number];
/** Null: known, and there is none. Left out: not known yet. */
export type MethodFacts = Partial<Record<MethodVariable, string | null>>;

const BRACES = /\{\{([^{}]*)\}\}/g;
const LONE = /\{\{|\}\}/;

const isVariable = (name: string): name is MethodVariable =>
  (METHOD_VARIABLES as readonly string[]).includes(name);

/** The first thing between braces that is no variable of ours; `{{` when braces do not match; null when all is well. */
export function unknownVariable(text: string): string | null {
  for (const [, inside = ""] of text.matchAll(BRACES)) {
    if (!isVariable(inside.trim())) return inside.trim() || "{{}}";
  }
  return LONE.exec(text.replace(BRACES, ""))?.[0] ?? null;
}

const SPACES = /[ \t]{2,}/g;
const BEFORE_SIGN = /[ \t]+([.,;:])/g;

const tidied = (text: string): string => text.replace(SPACES, " ").replace(BEFORE_SIGN, "$1").trim();

/** The words with what they name. What there is none of leaves no hole. */
export function fillVariables(text: string, facts: MethodFacts): string {
  if (!text.includes("{{")) return text;
  const filled = text.replace(BRACES, (whole, inside: string) => {
    const name = inside.trim();
    return isVariable(name) ? (facts[name] ?? "") : whole;
  });
  return filled.split("\n").map(tidied).join("\n").trim();
}

/** The same before there is an order: sentences about what is not known yet are left out. */
export function previewVariables(text: string, facts: MethodFacts): string {
  const sentences = text.split(/(?<=[.;:])\s+|\n+/);
  const said = sentences.filter((sentence) =>
    [...sentence.matchAll(BRACES)].every(([, inside = ""]) => {
      const name = inside.trim();
      return isVariable(name) && facts[name] !== undefined;
    }),
  );
  return fillVariables(said.join(" "), facts);
}
