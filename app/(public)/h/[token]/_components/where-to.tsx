import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { Panel } from "@/app/_ui/panel";
import type { Place } from "@/app/(public)/h/[token]/_view/place";

const MAP = "https://www.google.com/maps/search/?api=1&query=";

/** The door, as an envelope says it; the map opens only when it is asked for. */
export function WhereTo({ place }: { place: Place | null }) {
  const t = useTranslations("shop.h");
  if (!place) return null;
  const { kind, name, lines, instructions } = place;
  return (
    <Panel title={t(kind === "pickup" ? "whereCounter" : "where")}>
      <div className="grid gap-3">
        <address className="not-italic">
          <p className="font-medium">{name}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </address>
        {instructions ? (
          <p className="rounded-md bg-paper px-3 py-2 whitespace-pre-line">
            <span className="block text-sm text-ink-faint">{t("instructions")}</span>
            {instructions}
          </p>
        ) : null}
        {kind === "address" ? (
          <a
            href={`${MAP}${encodeURIComponent(lines.join(", "))}`}
            target="_blank"
            rel="noopener noreferrer"
            className="link inline-flex min-h-11 w-fit items-center gap-1.5"
          >
            <MapPin aria-hidden className="size-4" strokeWidth={1.75} />
            {t("map")}
          </a>
        ) : null}
      </div>
    </Panel>
  );
}
