/** Rooms whose words are only ever written on the server: letters, papers, files. */
const SERVER_ONLY = ["emails", "documents", "exports"];

/** Screens of the desk: customers never download their words. */
const DESK_ONLY = [
  "nav",
  "palette",
  "home",
  "orders",
  "receipts",
  "abandoned",
  "links",
  "products",
  "letters",
  "inbox",
  "reports",
  "staff",
  "settings",
  "mailbox",
];

const BASE = ["common", "errors", "theme", "language", "region"];

/** Who reads in the browser: the bare frame (errors), a customer's page, or the desk. */
export type Audience = "base" | "public" | "desk";

const KEPT: Record<Audience, (name: string) => boolean> = {
  base: (name) => BASE.includes(name),
  public: (name) => !SERVER_ONLY.includes(name) && !DESK_ONLY.includes(name),
  desk: (name) => !SERVER_ONLY.includes(name),
};

/** The messages that client components of one audience may use; server components always have all of them. */
export function clientMessages<M extends object>(messages: M, audience: Audience): Partial<M> {
  const kept = Object.entries(messages).filter(([name]) => KEPT[audience](name));
  return Object.fromEntries(kept) as Partial<M>;
}
