import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { DefinitionList } from "@/app/_ui/definition-list";
import { AddressPencil, BillingPencil } from "@/app/(desk)/orders/[number]/_details/openers";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { OrderPage } from "@/db/queries/order-page";
import { addressLines, countryName, mapUrl } from "@/lib/customers/address";
import { formatTaxId, readTaxId, TAX_ID_TYPES, type TaxIdType } from "@/lib/customers/tax-id";
import { SideBlock } from "./side-block";

type Row = NonNullable<OrderPage["shippingAddress"]>;

/** Shipping and billing, as an envelope of their country says them. The map is a link: nothing is asked of anyone here. */
export function AddressBlock({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.address");
  const { shippingAddress, billingAddress } = view.page;
  return (
    <>
      {shippingAddress ? (
        <SideBlock
          title={t("shipping")}
          action={
            <span className="flex items-center">
              <CopyAddress row={shippingAddress} />
              <AddressPencil view={view} />
            </span>
          }
        >
          <Written row={shippingAddress} />
          <MapLink row={shippingAddress} />
        </SideBlock>
      ) : null}
      {billingAddress || view.order.documentType !== "none" ? <Billing view={view} /> : null}
    </>
  );
}

/** The document that is asked for, and whose it is; without a parcel there may be no address at all. */
function Billing({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.address");
  const { shippingAddress, billingAddress } = view.page;
  const { order, write } = view;
  const own = billingAddress && billingAddress.id !== shippingAddress?.id ? billingAddress : null;
  return (
    <SideBlock title={t("billing")} action={<BillingPencil view={view} />}>
      {order.documentType === "none" ? null : (
        <p className="text-ink-soft">{write.word("documentType", order.documentType)}</p>
      )}
      {own ? <Written row={own} /> : null}
      {shippingAddress && !own ? <p className="text-ink-soft">{t("same")}</p> : null}
      {billingAddress ? <FiscalFacts row={billingAddress} /> : null}
    </SideBlock>
  );
}

function Written({ row }: { row: Row }) {
  const lines = addressLines(row);
  return (
    <address className="grid not-italic">
      {lines.map((line) => (
        <span key={line} className="break-words">
          {line}
        </span>
      ))}
      <Country code={row.country} />
      {row.instructions ? <span className="mt-1 text-ink-soft">{row.instructions}</span> : null}
    </address>
  );
}

function Country({ code }: { code: string }) {
  const t = useTranslations("orders.page.address");
  return <span>{countryName(code, t("locale"))}</span>;
}

function CopyAddress({ row }: { row: Row }) {
  const t = useTranslations("orders.page.address");
  return <CopyButton value={addressLines(row).join("\n")} name={t("shippingName")} />;
}

function MapLink({ row }: { row: Row }) {
  const t = useTranslations("orders.page.address");
  return (
    <a
      href={mapUrl(row)}
      target="_blank"
      rel="noopener noreferrer"
      className="link target inline-flex w-fit items-center gap-1 rounded-sm"
    >
      <MapPin aria-hidden className="size-4" strokeWidth={1.75} />
      {t("map")}
    </a>
  );
}

const isType = (text: string | null): text is TaxIdType =>
  (TAX_ID_TYPES as readonly string[]).includes(text ?? "");

const taxIdOf = ({ taxId, taxIdType, country }: Row): string | null =>
  taxId && isType(taxIdType) ? formatTaxId({ country, type: taxIdType, value: taxId }) : taxId;

/** A number that cannot be right stops nothing by itself: whoever issues the document should know. */
const isDoubtful = ({ taxId, country }: Row): boolean =>
  taxId !== null && readTaxId(country, taxId)?.verdict === "invalid";

function FiscalFacts({ row }: { row: Row }) {
  const t = useTranslations("orders.page.address");
  const items = [
    { term: t("company"), value: row.companyName },
    {
      term: row.taxIdType ? row.taxIdType.toUpperCase() : t("taxId"),
      value: isDoubtful(row) ? (
        <>
          {taxIdOf(row)}
          <span className="block text-sm text-wait">{t("taxIdDoubtful")}</span>
        </>
      ) : (
        taxIdOf(row)
      ),
    },
    { term: t("activity"), value: row.businessActivity },
  ];
  return items.some(({ value }) => value) ? <DefinitionList items={items} /> : null;
}
