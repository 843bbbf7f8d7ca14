import "server-only";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locale";
import { type Attribution, attributionOf } from "@/lib/links/attribution";
import type { Context } from "@/lib/platform/context";

export type FirstVisit = { readonly query: string; readonly referrer: string; readonly path: string };

/** What the page hands to its form, so that the visit is known without a cookie. */
export async function visitFields(params: URLSearchParams): Promise<{ query: string; referrer: string }> {
  return {
    query: params.toString().slice(0, 2_000),
    referrer: ((await headers()).get("referer") ?? "").slice(0, 500),
  };
}

export async function readVisit(
  ctx: Context,
  { query, referrer, path }: FirstVisit,
): Promise<{ attribution: Attribution; locale: Locale }> {
  const attribution = attributionOf({
    params: new URLSearchParams(query),
    referrer,
    path,
    ownHost: new URL(ctx.appUrl).host,
    now: ctx.now(),
  });
  return { attribution, locale: await getLocale() };
}

export function paramsOf(found: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(found)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) params.set(name, first);
  }
  return params;
}
