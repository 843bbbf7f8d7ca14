"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddressFields } from "@/app/_address/address-fields";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { useRegion } from "@/app/_ui/use-region";
import { editAddressAction } from "@/app/(desk)/orders/[number]/details-actions";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/kernel/money";
import { DetailsDialog, EditButton } from "./details-dialog";
import { useDetails } from "./use-details";

type AddressProps = {
  orderId: number;
  version: number;
  country: string;
  address: Readonly<Record<string, string>>;
  /** A parcel or its label carries the old address already. */
  isLabelled: boolean;
};

/** Corrects where the order goes; another shipping price is asked about before it is charged. */
export function EditAddress(props: AddressProps) {
  const t = useTranslations("orders.details.address");
  return <EditButton label={t("title")} dialog={(close) => <AddressDialog {...props} onClose={close} />} />;
}

function AddressDialog(props: AddressProps & { onClose: () => void }) {
  const t = useTranslations("orders.details.address");
  const { orderId, version, onClose } = props;
  const form = useDetails(t("done"), onClose);
  const [address, setAddress] = useState<Record<string, string>>({ ...props.address });
  const send = (price: "ask" | "keep" | "new") =>
    void form.send((idempotencyKey) =>
      editAddressAction({ orderId, expectedVersion: version, address, price, idempotencyKey }),
    );
  const isAsked = form.code === "shipping_price_changes" || form.code === "not_reached";
  const steps = isAsked ? (
    <>
      <Button loading={form.busy} onClick={() => send("keep")}>
        {t("keep")}
      </Button>
      {form.code === "shipping_price_changes" ? (
        <Button variant="primary" loading={form.busy} onClick={() => send("new")}>
          {t("charge")}
        </Button>
      ) : null}
    </>
  ) : undefined;
  return (
    <DetailsDialog {...form} title={t("title")} onSubmit={() => send("ask")} onClose={onClose} steps={steps}>
      {props.isLabelled ? <Banner tone="wait" title={t("labelled")} /> : null}
      <AddressFields
        country={props.country}
        values={address}
        onChange={setAddress}
        wrong={(field) => form.wrong(field)}
        idOf={(field) => `details-${field}`}
      />
      <Prices before={form.facts?.before} after={form.facts?.after} />
    </DetailsDialog>
  );
}

function Prices({ before, after }: { before: bigint | undefined; after: bigint | undefined }) {
  const t = useTranslations("orders.details.address");
  const { currency, numbers } = useRegion();
  if (before === undefined || after === undefined) return null;
  const amount = (value: bigint) => formatMoney(money(value, currency), numbers);
  return (
    <Banner tone="wait" title={t("priceChanges", { before: amount(before), after: amount(after) })}>
      {t("priceHelp")}
    </Banner>
  );
}
