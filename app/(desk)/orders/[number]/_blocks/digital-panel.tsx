import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { Panel } from "@/app/_ui/panel";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { DownloadLine } from "@/lib/fulfillment/commands/list-downloads";
import { DigitalFileRow } from "./digital-file-row";
import { DigitalMenu } from "./digital-menu";
import { DigitalSend } from "./digital-send";

type PanelProps = { view: OrderView; downloads: readonly DownloadLine[] };

/** What was sold to be downloaded: it stands where the parcels would, and beside them in a mixed order (S55). */
export function DigitalPanel({ view, downloads }: PanelProps) {
  const t = useTranslations("orders.page.digital");
  if (downloads.length === 0) return null;
  const { order, may, page } = view;
  const email = page.person?.undeliverableAt ? null : (page.person?.email ?? null);
  const isLive = downloads.some(({ files }) => files.some(({ state }) => state === "live"));
  return (
    <Panel
      title={t("title")}
      action={may.write && isLive && email ? <DigitalSend orderId={order.id} email={email} /> : null}
    >
      <ul aria-label={t("title")} className="divide-y">
        {downloads.map((one) => (
          <Line key={one.line.lineId} download={one} view={view} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ download, view }: { download: DownloadLine; view: OrderView }) {
  const t = useTranslations("orders.page.digital");
  const { line, url, files, isEntitled } = download;
  const { order, may, page, settings } = view;
  const granted = files.some(({ grant }) => grant !== null);
  const name = [line.name, ...line.options].join(" · ");
  return (
    <li className="grid gap-1 py-3 first:pt-1 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-2 font-medium">
          {name}
          {line.quantity > 1 ? <span className="tnum text-ink-faint">× {line.quantity}</span> : null}
        </h3>
        {may.downloads ? (
          <span className="flex shrink-0">
            {url ? <CopyButton value={url} name={t("link")} variant="ghost" /> : null}
            {granted && isEntitled ? (
              <DigitalMenu
                orderId={order.id}
                lineId={line.lineId}
                name={name}
                isLive={files.some(({ grant }) => grant?.revoked === false)}
                email={page.person?.undeliverableAt ? null : (page.person?.email ?? null)}
                days={settings.times.downloadDays}
                count={settings.times.downloadCount}
              />
            ) : null}
          </span>
        ) : null}
      </div>
      <ul className="grid gap-2">
        {files.map((one) => (
          <DigitalFileRow key={one.file.id} download={one} view={view} />
        ))}
      </ul>
    </li>
  );
}
