import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { one } from "@/app/(public)/_shop/refused";
import { shopWriter, type Writer } from "@/app/(public)/_shop/shop-money";
import { lineOfLink } from "@/db/queries/grants";
import { type GrantedDownload, listDownloads } from "@/lib/fulfillment/commands/list-downloads";
import { AskShop } from "./_components/ask-shop";
import { FileRow } from "./_components/file-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.d"))("title") };
}

/** What was bought with one line of an order. Looking changes nothing: each download is a press. */
export default async function DownloadPage({ params, searchParams }: PageProps<"/d/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("download", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, state, ctx, link } = found.value;
  const t = await getTranslations("shop.d");
  const sold = (await listDownloads(ctx, order)).find(({ line }) => line.lineId === lineOfLink(link));
  const shown = sold?.files.filter(({ grant }) => grant?.revoked === false) ?? [];
  if (state !== "live" || !sold || shown.length === 0) return <Ended found={found.value} />;
  const settings = await ctx.settings();
  const write = await shopWriter(settings, order.currency);
  return (
    <div className="mx-auto grid w-full max-w-xl grid-cols-1 gap-5">
      <header className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-tight text-balance">
          {[sold.line.name, ...sold.line.options].join(" · ")}
        </h1>
        <p className="text-ink-soft">{t("ofOrder", { number: order.number })}</p>
      </header>
      <Refused code={one((await searchParams).refused)} />
      <Panel title={t("title")} flush>
        <ul aria-label={t("title")} className="divide-y">
          {shown.map((download) => (
            <File key={download.file.id} {...{ download, token, write }} found={found.value} />
          ))}
        </ul>
      </Panel>
      <p className="text-sm text-ink-faint">{t("personal")}</p>
    </div>
  );
}

type FileProps = { download: GrantedDownload; token: string; write: Writer; found: OpenedLink };

/** Each render makes the key of its press: sent twice it is still one download. */
async function File({ download: { file, grant, state }, token, write, found }: FileProps) {
  const settings = await found.ctx.settings();
  return grant && state ? (
    <FileRow
      {...{ file, grant, state, token, write }}
      pressKey={crypto.randomUUID()}
      ask={<AskShop settings={settings} number={found.order.number} />}
    />
  ) : null;
}

async function Refused({ code }: { code: string }) {
  const t = await getTranslations("shop.d.refused");
  const known = ["file_missing", "too_many", "unexpected"] as const;
  const said = known.find((one) => one === code);
  return said ? <Banner tone="bad">{t(said)}</Banner> : null;
}

async function Ended({ found: { ctx, order } }: { found: OpenedLink }) {
  const t = await getTranslations("shop.d");
  return (
    <Notice
      title={t("endedTitle")}
      action={<AskShop settings={await ctx.settings()} number={order.number} />}
    >
      {t("endedBody")}
    </Notice>
  );
}
