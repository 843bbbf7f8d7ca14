"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { editContactAction } from "@/app/(desk)/orders/[number]/details-actions";
import { DetailsDialog, EditButton } from "./details-dialog";
import { useDetails } from "./use-details";

type ContactProps = {
  orderId: number;
  version: number;
  contact: { readonly fullName: string; readonly email: string; readonly phone: string };
};

/** Corrects who the order is for. */
export function EditContact(props: ContactProps) {
  const t = useTranslations("orders.details.contact");
  return <EditButton label={t("title")} dialog={(close) => <ContactDialog {...props} onClose={close} />} />;
}

const FIELDS = [
  { name: "fullName", type: "text", wide: true },
  { name: "email", type: "email", wide: false },
  { name: "phone", type: "tel", wide: false },
] as const;

function ContactDialog({ orderId, version, contact, onClose }: ContactProps & { onClose: () => void }) {
  const t = useTranslations("orders.details.contact");
  const form = useDetails(t("done"), onClose);
  const send = (data: FormData) => {
    const typed = (name: string) => String(data.get(name) ?? "");
    void form.send((idempotencyKey) =>
      editContactAction({
        ...{ orderId, expectedVersion: version, idempotencyKey },
        ...{ fullName: typed("fullName"), email: typed("email"), phone: typed("phone") },
      }),
    );
  };
  return (
    <DetailsDialog {...form} title={t("title")} description={t("help")} onSubmit={send} onClose={onClose}>
      <div className="grid gap-4 sm:grid-cols-2">
        {FIELDS.map(({ name, type, wide }) => (
          <Field
            key={name}
            label={t(name)}
            error={form.wrong(name)}
            optional={name !== "fullName"}
            className={wide ? "sm:col-span-2" : undefined}
          >
            <Input name={name} type={type} defaultValue={contact[name]} maxLength={254} autoComplete="off" />
          </Field>
        ))}
      </div>
    </DetailsDialog>
  );
}
