"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/textarea";
import { editFieldsAction } from "@/app/(desk)/orders/[number]/details-actions";
import { DetailsDialog, EditButton } from "./details-dialog";
import { useDetails } from "./use-details";

type FieldsProps = {
  orderId: number;
  version: number;
  fields: readonly { readonly key: string; readonly label: string; readonly answer: string }[];
};

/** Corrects the answers to the shop's own questions. */
export function EditFields(props: FieldsProps) {
  const t = useTranslations("orders.details.fields");
  return <EditButton label={t("title")} dialog={(close) => <FieldsDialog {...props} onClose={close} />} />;
}

function FieldsDialog({ orderId, version, fields, onClose }: FieldsProps & { onClose: () => void }) {
  const t = useTranslations("orders.details.fields");
  const form = useDetails(t("done"), onClose);
  const send = (data: FormData) => {
    const answers = fields.map(({ key }) => [key, String(data.get(key) ?? "")] as const);
    void form.send((idempotencyKey) =>
      editFieldsAction({
        ...{ orderId, expectedVersion: version, idempotencyKey },
        fields: Object.fromEntries(answers),
      }),
    );
  };
  return (
    <DetailsDialog {...form} title={t("title")} onSubmit={send} onClose={onClose}>
      {fields.map(({ key, label, answer }) => (
        <Field key={key} label={label} optional>
          <Textarea name={key} rows={1} defaultValue={answer} maxLength={2_000} />
        </Field>
      ))}
    </DetailsDialog>
  );
}
