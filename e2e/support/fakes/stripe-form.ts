import type { Form } from "./stripe-world";

type Nested = { [key: string]: string | Nested };

/** `line_items[0][quantity]=2` as nested objects; lists become objects with numbers for keys. */
export function parseForm(body: string): Form {
  const root: Nested = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    const last = path.pop();
    if (last === undefined) continue;
    let node = root;
    for (const part of path) {
      const next = node[part];
      const child: Nested = typeof next === "object" ? next : {};
      node[part] = child;
      node = child;
    }
    node[last] = value;
  }
  return root;
}
