import { z } from "zod";
import { INBOX_VERDICTS, type InboxFilter, type InboxVerdict } from "@/db/queries/inbox-log";
import { isDay, spanOf } from "@/lib/shop/day";

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the address asks for, as people typed it; unreadable parts are left out. */
export type AskedMessages = {
  readonly effect: InboxVerdict | null;
  readonly needy: boolean;
  readonly provider: string;
  readonly q: string;
  readonly from: string;
  readonly to: string;
};

const text = z.string().max(200).default("");
/** The same from a form. */
export const askedMessages = z.strictObject({
  effect: text,
  provider: text,
  q: text,
  from: text,
  to: text,
});

const one = (value: Params[string]): string => (typeof value === "string" ? value.trim().slice(0, 200) : "");
const day = (value: Params[string]): string => (isDay(one(value)) ? one(value) : "");

export function readMessageFilter(params: Params): AskedMessages {
  const effect = INBOX_VERDICTS.find((verdict) => verdict === params.effect) ?? null;
  const needy = params.effect === "needy";
  return {
    ...{ effect, needy, provider: one(params.provider), q: one(params.q).replaceAll("\0", "") },
    ...{ from: day(params.from), to: day(params.to) },
  };
}

export const isFiltered = ({ effect, needy, provider, q, from, to }: AskedMessages): boolean =>
  effect !== null || needy || [provider, q, from, to].some((text) => text !== "");

/** Days are the shop's, the last one included. */
export function inboxFilterOf(asked: AskedMessages, timeZone: string): InboxFilter {
  const { from, to } = asked;
  const first = from === "" ? null : spanOf({ from, to: from }, timeZone).from;
  const last = to === "" ? null : spanOf({ from: to, to }, timeZone).before;
  return {
    ...{ verdict: asked.effect, needy: asked.needy, provider: asked.provider || null, text: asked.q || null },
    ...{ from: first, before: last },
  };
}

/** The same view with another effect; pages start again. */
export function effectHref(asked: AskedMessages, effect: InboxVerdict | "needy" | null): string {
  const kept = Object.entries({ provider: asked.provider, q: asked.q, from: asked.from, to: asked.to });
  const query = new URLSearchParams(kept.filter(([, value]) => value !== ""));
  if (effect) query.set("effect", effect);
  const text = query.toString();
  return text === "" ? "/inbox" : `/inbox?${text}`;
}
