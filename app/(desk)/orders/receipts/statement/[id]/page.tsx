import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { ColumnsForm } from "@/app/(desk)/orders/receipts/statement/_components/columns-form";
import { SampleTable } from "@/app/(desk)/orders/receipts/statement/_components/sample-table";
import { findStatement, type StatementFile } from "@/db/queries/statements";
import { sampleOfStatement } from "@/lib/payments/commands/map-statement";
import { guessColumns } from "@/lib/payments/statement-file";
import { fileStore } from "@/lib/platform/files";
import { requirePermission, staffContext } from "@/lib/platform/session";

const HOME = "/orders/receipts/statement";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receipts.statement"))("title") };
}

/** One uploaded file: its columns when nobody has told them yet, then how far it was read and what came of it. */
export default async function StatementFilePage({ params }: PageProps<"/orders/receipts/statement/[id]">) {
  await requirePermission("receipts.review");
  const { db } = await staffContext();
  const file = await findStatement(db, (await params).id);
  if (!file) notFound();
  const t = await getTranslations("receipts.statement");
  return (
    <>
      <PageHeader title={file.fileName} back={{ href: HOME, label: t("title") }} />
      {file.state === "mapping" ? <Mapping file={file} /> : null}
      {file.state === "reading" ? <Reading file={file} /> : null}
      {file.state === "read" ? <Outcome file={file} /> : null}
      {file.state === "failed" ? <Failed file={file} /> : null}
    </>
  );
}

async function Mapping({ file }: { file: StatementFile }) {
  const t = await getTranslations("receipts.statement");
  const sample = await sampleOfStatement(fileStore(), file);
  if (!sample) return <Banner tone="bad">{t("failure.gone")}</Banner>;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-prose text-ink-soft">{t("mapLead")}</p>
      <SampleTable sample={sample} />
      <ColumnsForm
        statementId={file.id}
        heading={sample.heading}
        guess={guessColumns(sample)}
        firstKey={crypto.randomUUID()}
      />
    </div>
  );
}

async function Reading({ file }: { file: StatementFile }) {
  const t = await getTranslations("receipts.statement");
  const percent = Math.min(100, Math.round((file.bytesRead / Math.max(1, file.fileSize)) * 100));
  return (
    <Panel title={t("reading")}>
      <AutoRefresh />
      <progress
        value={percent}
        max={100}
        aria-label={t("reading")}
        className="h-2 w-full max-w-md accent-brand"
      />
      <p className="tnum mt-1 text-sm text-ink-soft">{t("percent", { percent })}</p>
    </Panel>
  );
}

async function Outcome({ file }: { file: StatementFile }) {
  const t = await getTranslations("receipts.statement");
  return (
    <div className="grid max-w-xl grid-cols-1 gap-4">
      <Panel title={t("outcome")}>
        <DefinitionList
          items={[
            { term: t("count.added"), value: <span className="tnum font-semibold">{file.added}</span> },
            { term: t("count.known"), value: <span className="tnum">{file.known}</span> },
            { term: t("count.passed"), value: <span className="tnum">{file.passed}</span> },
            { term: t("count.unclear"), value: <span className="tnum">{file.unclear}</span> },
          ]}
        />
        {file.added === 0 && file.known > 0 ? <p className="mt-3 text-ink-soft">{t("nothingNew")}</p> : null}
        {file.unclear > 0 ? <p className="mt-3 text-bad">{t("unclearHelp")}</p> : null}
      </Panel>
      <div>
        <Button asChild variant="primary">
          <Link href={HOME}>{t("seeMatches")}</Link>
        </Button>
      </div>
    </div>
  );
}

async function Failed({ file }: { file: StatementFile }) {
  const t = await getTranslations("receipts.statement.failure");
  const key = (file.failure ?? "unreadable") as "unreadable";
  return <Banner tone="bad">{t.has(key) ? t(key) : t("unreadable")}</Banner>;
}
