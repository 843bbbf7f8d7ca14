"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { TaxIdField } from "@/app/_ui/tax-id-field";
import { editBillingAction } from "@/app/(desk)/orders/[number]/details-actions";
import { DOCUMENT_TYPES } from "@/lib/orders/events/parts";
import { DetailsDialog, EditButton } from "./details-dialog";
import { useDetails } from "./use-details";

type DocumentType = (typeof DOCUMENT_TYPES)[number];

type BillingProps = {
  orderId: number;
  version: number;
  country: string;
  documentType: DocumentType;
  company: { readonly taxId: string; readonly companyName: string; readonly businessActivity: string };
};

/** Corrects which paper the customer wants, and whose it is. */
export function EditBilling(props: BillingProps) {
  const t = useTranslations("orders.details.billing");
  return <EditButton label={t("title")} dialog={(close) => <BillingDialog {...props} onClose={close} />} />;
}

const FIELDS = ["companyName", "businessActivity"] as const;

function BillingDialog(props: BillingProps & { onClose: () => void }) {
  const t = useTranslations("orders.details.billing");
  const words = useTranslations("orders.new.billing");
  const { orderId, version, company, onClose } = props;
  const form = useDetails(t("done"), onClose);
  const [documentType, setType] = useState<DocumentType>(props.documentType);
  const isChile = props.country === "CL";
  const send = (data: FormData) => {
    const typed = (name: string) => String(data.get(name) ?? "");
    void form.send((idempotencyKey) =>
      editBillingAction({
        ...{ orderId, expectedVersion: version, documentType, idempotencyKey },
        ...{ taxId: typed("taxId"), companyName: typed("companyName") },
        businessActivity: typed("businessActivity"),
      }),
    );
  };
  return (
    <DetailsDialog {...form} title={t("title")} description={t("help")} onSubmit={send} onClose={onClose}>
      <Field label={words("document")} className="max-w-60">
        <Select
          value={documentType}
          onChange={({ target }) => setType(DOCUMENT_TYPES.find((one) => one === target.value) ?? "none")}
          options={DOCUMENT_TYPES.map((value) => ({ value, label: words(`documents.${value}`) }))}
        />
      </Field>
      {documentType === "invoice" ? (
        <TaxIdField
          name="taxId"
          country={props.country}
          label={words(isChile ? "rut" : "taxId")}
          error={form.wrong("taxId")}
          defaultValue={company.taxId}
        />
      ) : null}
      {documentType === "invoice"
        ? FIELDS.filter((name) => isChile || name !== "businessActivity").map((name) => (
            <Field key={name} label={words(name)} error={form.wrong(name)}>
              <Input name={name} defaultValue={company[name]} maxLength={120} autoComplete="off" />
            </Field>
          ))
        : null}
    </DetailsDialog>
  );
}
