import Image from "next/image";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { CopyButton } from "@/app/_ui/copy-button";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { revokeHelperLinkAction } from "@/app/(desk)/orders/[number]/helper-actions";
import type { HelperLink } from "@/lib/fulfillment/commands/issue-helper-link";

type PanelProps = { view: OrderView; links: readonly HelperLink[] };

/** What was printed for helpers without an account, and the photos that they sent. Not there before the first paper. */
export function HelperPanel({ view, links }: PanelProps) {
  const t = useTranslations("orders.page.helpers");
  const photos = view.page.notes.filter(({ kind, retractedAt }) => kind === "photo" && !retractedAt);
  if (links.length === 0 && photos.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <div className="grid gap-4">
        {links.length > 0 ? (
          <ul aria-label={t("links")} className="divide-y">
            {links.map((link) => (
              <LinkRow key={link.id} link={link} view={view} />
            ))}
          </ul>
        ) : null}
        {photos.length > 0 ? (
          <ul aria-label={t("photos")} className="flex flex-wrap gap-3">
            {photos.map(({ id, createdAt }) => (
              <li key={id}>
                <a href={`/api/photos/${id}`} target="_blank" rel="noopener" className="block rounded-md">
                  <Image
                    src={`/api/photos/${id}`}
                    alt={t("photoAt", { at: view.write.moment(createdAt) })}
                    width={96}
                    height={96}
                    className="size-24 rounded-md border object-cover"
                  />
                </a>
                <p className="mt-1 max-w-24 text-xs text-ink-faint">{view.write.moment(createdAt)}</p>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Panel>
  );
}

function LinkRow({ link, view }: { link: HelperLink; view: OrderView }) {
  const t = useTranslations("orders.page.helpers");
  const refused = useTranslations("orders.refused");
  const parcel = link.shipmentId === null ? null : view.order.parcels.shipments[link.shipmentId];
  const name = parcel ? t("ofParcel", { carrier: view.write.word("carrier", parcel.carrier) }) : t("ofOrder");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p>{name}</p>
        <p className="text-sm text-ink-faint">
          {t("made", { at: view.write.moment(link.createdAt) })}
          {link.expiresAt ? ` · ${t("until", { at: view.write.moment(link.expiresAt) })}` : null}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <CopyButton value={link.url} name={name} />
        <ActForm
          action={revokeHelperLinkAction}
          firstKey={crypto.randomUUID()}
          done={t("ended")}
          words={{
            link_not_found: t("ended"),
            order_not_found: refused("order_not_found"),
            changed_meanwhile: refused("changed_meanwhile"),
            out_of_stock: refused("out_of_stock"),
          }}
        >
          <input type="hidden" name="linkId" value={link.id} />
          <SubmitButton variant="secondary" size="sm">
            {t("end")}
          </SubmitButton>
        </ActForm>
      </div>
    </li>
  );
}
