import { Ban, CircleCheck, Clock, KeyRound, Link2Off, type LucideIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { DigitalFile } from "@/db/queries/digital";
import type { GrantedDownload } from "@/lib/fulfillment/commands/list-downloads";
import { type DownloadState, type Grant, keysMissing } from "@/lib/fulfillment/grants";
import { formatBytes } from "@/lib/i18n/format";
import { regionLocale } from "@/lib/i18n/locale";

const LOOK: Record<DownloadState | "waiting", { tone: Tone; icon: LucideIcon }> = {
  live: { tone: "good", icon: CircleCheck },
  expired: { tone: "mute", icon: Clock },
  used_up: { tone: "wait", icon: Ban },
  ended: { tone: "mute", icon: Link2Off },
  waiting: { tone: "mute", icon: Clock },
};

const ENDS = ["canceled", "unpaid", "refunded", "line_removed", "staff", "renewed"] as const;

type RowProps = { download: GrantedDownload; view: OrderView };

/** One file as it was sold: its name, size or place, how often it was taken of how often it may, and until when. */
export function DigitalFileRow({ download: { file, grant, state }, view }: RowProps) {
  const t = useTranslations("orders.page.digital");
  const shown = state ?? "waiting";
  const missing = grant ? keysMissing(grant) : 0;
  return (
    <li className="grid gap-0.5 text-sm">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 text-base break-all">{file.name}</span>
        <Where file={file} view={view} />
        <Badge {...LOOK[shown]}>{t(`state.${shown}`)}</Badge>
        {missing > 0 ? (
          <Badge tone="bad" icon={KeyRound}>
            {t("missing", { count: missing })}
          </Badge>
        ) : null}
      </span>
      <span className="tnum text-ink-soft">
        {grant && state ? <Limits {...{ file, grant, state, view }} /> : t("whenPaid")}
      </span>
    </li>
  );
}

function Where({ file: { kind, url, sizeBytes }, view }: { file: DigitalFile; view: OrderView }) {
  const locale = useLocale();
  const place = kind === "address" && url ? new URL(url).host : null;
  const size =
    kind === "file" && sizeBytes !== null
      ? formatBytes(sizeBytes, regionLocale(view.settings.country, locale))
      : null;
  const said = place ?? size;
  return said ? <span className="text-ink-faint">{said}</span> : null;
}

type LimitsProps = { file: DigitalFile; grant: Grant; state: DownloadState; view: OrderView };

function Limits({ file, grant, state, view }: LimitsProps) {
  const t = useTranslations("orders.page.digital");
  const made =
    file.kind === "keys"
      ? t("keys", { given: grant.licenceIds.length, wanted: grant.keysWanted })
      : t("made", { used: grant.used, max: grant.max });
  const end = ENDS.find((one) => one === grant.endedBy);
  const until = t(state === "expired" ? "expired" : "until", { at: view.write.moment(grant.expiresAt) });
  return [made, end ? t(`ended.${end}`) : until].join(" · ");
}
