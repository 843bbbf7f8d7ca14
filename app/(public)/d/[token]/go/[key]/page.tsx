import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { lineOfLink } from "@/db/queries/grants";
import { countedFile } from "@/lib/fulfillment/commands/take-download";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.d"))("go.title") };
}

/** Between our page and somebody else's address, after the press was counted. It goes on by itself; looking changes nothing. */
export default async function LeavePage({ params }: PageProps<"/d/[token]/go/[key]">) {
  const { token, key } = await params;
  const found = await openOrderLink("download", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { ctx, order, link, state } = found.value;
  const lineId = lineOfLink(link);
  const file = state === "live" && lineId ? await countedFile(ctx, { order, lineId, key }) : null;
  if (!file?.url?.startsWith("https:")) redirect(`/d/${token}`);
  const t = await getTranslations("shop.d.go");
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 py-[10vh]">
      <meta httpEquiv="refresh" content={`1;url=${file.url}`} />
      <div className="grid gap-2">
        <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
        <p className="text-ink-soft">{t("body", { host: new URL(file.url).host })}</p>
      </div>
      <Button asChild variant="primary" size="lg" wide>
        <a href={file.url} rel="noreferrer">
          <ExternalLink aria-hidden />
          {t("button")}
        </a>
      </Button>
      <a className="link inline-flex min-h-11 items-center justify-self-center" href={`/d/${token}`}>
        {t("back")}
      </a>
    </div>
  );
}
