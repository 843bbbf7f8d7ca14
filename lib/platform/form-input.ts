const DEEPEST = 6;
const LONGEST_LIST = 500;
const UNSAFE = new Set(["__proto__", "prototype", "constructor"]);
const SECRET = /pass|secret|totp|code|token/i;

type Node = { [key: string]: unknown };

/**
 * A posted form as the object that its schema describes. `lines.0.sku` nests, `tags[]` and repeated names make lists,
 * framework fields (`$ACTION…`) and empty file fields are left out. Values stay text: the schema turns them into what they mean.
 */
export function formToObject(form: FormData): Node {
  const root: Node = Object.create(null) as Node;
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const isList = name.endsWith("[]");
    const values = form.getAll(name).filter((value) => typeof value === "string" || value.size > 0);
    if (values.length === 0) continue;
    put(
      root,
      (isList ? name.slice(0, -2) : name).split("."),
      isList || values.length > 1 ? values : values[0],
    );
  }
  return asLists(root) as Node;
}

function put(root: Node, path: readonly string[], value: unknown): void {
  if (path.length > DEEPEST || path.some((part) => UNSAFE.has(part))) return;
  let node = root;
  for (const part of path.slice(0, -1)) {
    const next = node[part];
    const child = typeof next === "object" && next !== null ? (next as Node) : (Object.create(null) as Node);
    node[part] = child;
    node = child;
  }
  const last = path.at(-1) ?? "";
  node[last] = value;
}

/** An object whose keys are all small numbers was a list. */
function asLists(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (value instanceof Blob) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, asLists(inner)] as const);
  const isList =
    entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key) && Number(key) < LONGEST_LIST);
  if (!isList) return Object.fromEntries(entries);
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}

/** What was typed, to fill the form again after a refusal; never what is secret. */
export function typedTexts(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || SECRET.test(name)) continue;
    if (name !== "idempotencyKey" && !UNSAFE.has(name)) typed[name] = value;
  }
  return typed;
}
