import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import {
  countByState,
  type LineKey,
  type LineState,
  listLines,
  listStatements,
} from "@/db/queries/statements";
import { proposedRows } from "@/lib/payments/commands/propose-matches";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { isDay } from "@/lib/shop/day";
import { RowItem } from "./_components/row-item";
import { Statements } from "./_components/statements";
import { UploadForm } from "./_components/upload-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receipts.statement"))("title") };
}

const STATES = ["open", "later", "used", "dismissed"] as const satisfies readonly LineState[];
const PAGE = 50;
const HOME = "/orders/receipts/statement";

/** Money that came into the bank, row by row, each with the orders that it may pay. */
export default async function StatementPage({ searchParams }: PageProps<"/orders/receipts/statement">) {
  await requirePermission("receipts.review");
  const ctx = await staffContext();
  const query = await searchParams;
  const t = await getTranslations("receipts.statement");
  const state = STATES.find((one) => one === query.state) ?? "open";
  const after = keyOf(query.after);
  const [counts, found, files] = await Promise.all([
    countByState(ctx.db),
    listLines(ctx.db, { state, after, limit: PAGE + 1 }),
    listStatements(ctx.db, 5),
  ]);
  const lines = found.slice(0, PAGE);
  const rows =
    state === "open" || state === "later"
      ? await proposedRows(ctx, lines)
      : lines.map((line) => ({ line, proposals: [] }));
  const { currency } = await ctx.settings();
  const last = lines.at(-1);
  const next =
    found.length > PAGE && last ? `${HOME}?state=${state}&after=${last.bookedOn}.${last.id}` : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: "/orders/receipts", label: t("back") }}
        description={t("lead")}
      />
      <Refused code={query.refused} />
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 lg:items-start">
          <UploadForm />
          <Statements files={files} />
        </div>
        <LinkTabs
          label={t("tabs")}
          tabs={STATES.map((one) => ({
            href: one === "open" ? HOME : `${HOME}?state=${one}`,
            label: t(`tab.${one}`),
            count: counts[one],
            current: one === state,
          }))}
        />
        {rows.length === 0 ? (
          <EmptyState icon={Landmark} title={t(`none.${state}`)} />
        ) : (
          <ul aria-label={t(`tab.${state}`)} className="divide-y rounded-lg border bg-sheet">
            {rows.map((row) => (
              <RowItem key={row.line.id} row={row} currency={currency} />
            ))}
          </ul>
        )}
        <Pagination previousHref={after ? `${HOME}?state=${state}` : null} nextHref={next} />
      </div>
    </>
  );
}

function keyOf(text: string | string[] | undefined): LineKey | null {
  const [day = "", id = ""] = typeof text === "string" ? text.split(".") : [];
  return isDay(day) && /^\d{1,15}$/.test(id) ? { day, id: Number(id) } : null;
}

async function Refused({ code }: { code: string | string[] | undefined }) {
  const t = await getTranslations("receipts.statement.refused");
  if (typeof code !== "string") return null;
  const key = code as "empty";
  return (
    <Banner tone="bad" className="mb-4">
      {t.has(key) ? t(key) : t("unexpected")}
    </Banner>
  );
}
