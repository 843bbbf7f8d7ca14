import { describe, expect, test } from "vitest";
import { locales } from "@/lib/i18n/locale";
import en from "./messages/en.json";
import es from "./messages/es.json";
import pt from "./messages/pt.json";

type Tree = { readonly [key: string]: string | Tree };
const MESSAGES: Record<(typeof locales)[number], Tree> = { es, en, pt };

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
}

/** Arguments open at even depth; the braces inside a `select` or `plural` hold words. */
function argumentsOf(text: string): string[] {
  let depth = 0;
  return [...text.matchAll(/\{(\w*)|\}/g)].flatMap(([brace, name]) => {
    if (brace === "}") depth -= 1;
    else if (depth++ % 2 === 0) return [name ?? ""];
    return [];
  });
}

/** Names of arguments and tags, so that no language forgets the order's number. */
function holes(text: string): string[] {
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...argumentsOf(text), ...tags])].sort();
}

describe.each(["en", "pt"] as const)("messages in %s", (language) => {
  const theirs = new Map(flat(MESSAGES[language]));
  const spanish = new Map(flat(MESSAGES.es));

  test("have the keys of Spanish, no more and no fewer", () => {
    expect([...theirs.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  test("take the same arguments as in Spanish", () => {
    const different = [...spanish].filter(
      ([key, text]) => holes(text).join() !== holes(theirs.get(key) ?? "").join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

describe.each(locales)("words in %s", (language) => {
  const all = flat(MESSAGES[language]);

  test("are never empty and never shout", () => {
    expect(all.filter(([, text]) => text.trim() === "" || /[!¡]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});
