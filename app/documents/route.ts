import { getTranslations } from "next-intl/server";
import { findOrderPage, type OrderPage } from "@/db/queries/order-page";
import { recordPrints } from "@/lib/documents/commands/print-papers";
import { printJob } from "@/lib/documents/papers";
import { issueHelperLinks } from "@/lib/fulfillment/commands/issue-helper-link";
import { ACTOR_KINDS, type ActorKind } from "@/lib/kernel/actor";
import { findStatusLink } from "@/lib/links/commands/status-link";
import type { Context } from "@/lib/platform/context";
import { env } from "@/lib/platform/env";
import { printPapers } from "@/lib/platform/paper-printer";
import { isSameOrigin } from "@/lib/platform/same-origin";
import { type CurrentUser, requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { helpedBy, helperUrls } from "./_print/helper-links";
import { printedOrder } from "./_print/orders-to-print";
import { hasLabel, papersOf } from "./_print/papers-of";
import { type PrintRequest, readPrintRequest } from "./_print/print-request";

type Refusal = { readonly status: number; readonly text: string };

const said = ({ status, text }: Refusal): Response =>
  new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** A look at papers: changes nothing. 400: not understood. 404: no such order. 409: no label before the dispatch. */
export async function GET(request: Request): Promise<Response> {
  const user = await requirePermission("documents.print");
  return answer(user, readPrintRequest(new URL(request.url).searchParams));
}

/** Prints: the same file, told in the history of each order. 403: not sent by our own pages. */
export async function POST(request: Request): Promise<Response> {
  const user = await requirePermission("documents.print");
  if (!isSameOrigin(request.headers, env().APP_URL)) return new Response(null, { status: 403 });
  const asked = readPrintRequest(await request.formData());
  return answer(user, asked, {
    // First the links that the papers carry, in a command of their own; then what was printed.
    before: async (ctx, pages) => {
      for (const { orderId, shipmentIds } of helpedBy(asked?.paper, pages))
        await issueHelperLinks(ctx, { orderId, shipmentIds });
    },
    after: async (ctx, orderIds, paper) => {
      await recordPrints(ctx, { orderIds, paper });
    },
  });
}

type Told = {
  readonly before: (ctx: Context, pages: readonly OrderPage[]) => Promise<void>;
  readonly after: (ctx: Context, orderIds: readonly number[], paper: string) => Promise<void>;
};

const findPages = async (ctx: Context, numbers: readonly number[]): Promise<(OrderPage | null)[]> =>
  Promise.all(numbers.map((number) => findOrderPage(ctx.db, number)));

async function answer(user: CurrentUser, asked: PrintRequest | null, told?: Told): Promise<Response> {
  const t = await getTranslations("orders.papers");
  if (!asked) return said({ status: 400, text: t("badRequest") });
  const ctx = await staffContext();
  const pages = await findPages(ctx, asked.orders);
  const found = pages.filter((page): page is OrderPage => page !== null);
  const missing = asked.orders.filter((_, index) => pages[index] === null);
  if (missing.length > 0) return said({ status: 404, text: t("notFound", { numbers: missing.join(", ") }) });
  const unsent =
    asked.paper === "shipping_label" ? found.filter((page) => !hasLabel(page, asked.shipment)) : [];
  if (unsent.length > 0) {
    const numbers = unsent.map(({ order }) => order.number).join(", ");
    return said({ status: 409, text: t("notDispatched", { numbers }) });
  }
  await told?.before(ctx, found);
  const job = await jobOf(ctx, user, asked, found);
  if (!job.ok) {
    const limit = job.refusal.code === "too_many_papers" ? job.refusal.limit : 0;
    return said({ status: 400, text: t("tooMany", { limit }) });
  }
  const bytes = await printPapers(job.value);
  await told?.after(
    ctx,
    found.map(({ order }) => order.id),
    asked.paper,
  );
  return pdf(bytes, asked);
}

async function jobOf(ctx: Context, user: CurrentUser, asked: PrintRequest, pages: readonly OrderPage[]) {
  const settings = await ctx.settings();
  const locale = settings.defaultLocale;
  const t = await getTranslations({ locale, namespace: "orders" });
  const actors = Object.fromEntries(ACTOR_KINDS.map((kind) => [kind, t(`actor.${kind}`)])) as Record<
    ActorKind,
    string
  >;
  const showsMoney = userCan(user, "money.read");
  const orders = await Promise.all(pages.map((page) => printedOrder(page, { settings, showsMoney, actors })));
  const papers = papersOf(asked.paper, orders, {
    ...{ settings, demo: ctx.demo, size: asked.size, shipmentId: asked.shipment },
    showPrices: showsMoney && asked.prices === "1",
    statusUrls: asked.paper === "packing_slip" ? await statusUrls(ctx, pages) : new Map(),
    helperUrls: await helperUrls(ctx, asked.paper, pages),
  });
  const newest = pages
    .flatMap(({ journal }) => journal.map(({ recordedAt }) => recordedAt.toISOString()))
    .sort();
  const title = `${t(`papers.${asked.paper}`)} ${asked.orders.join(", ")}`.slice(0, 200);
  return printJob({ papers, locale, title, shopName: settings.name, issuedAt: newest.at(-1) ?? "" });
}

async function statusUrls(ctx: Context, pages: readonly OrderPage[]): Promise<ReadonlyMap<number, string>> {
  const links = await Promise.all(pages.map(({ order }) => findStatusLink(ctx, order.id)));
  return new Map(
    pages.flatMap(({ order }, index) => {
      const url = links[index]?.url;
      return url ? [[order.id, url] as const] : [];
    }),
  );
}

function pdf(bytes: Uint8Array, { paper, orders }: PrintRequest): Response {
  const name = `${paper.replaceAll("_", "-")}-${orders.slice(0, 3).join("-")}${orders.length > 3 ? "-etc" : ""}.pdf`;
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
