import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { typedAddress } from "@/lib/customers/typed-address";
import { isLive } from "@/lib/fulfillment/shipment";
import { EditAddress } from "./edit-address";
import { EditBilling } from "./edit-billing";
import { EditContact } from "./edit-contact";
import { EditFields } from "./edit-fields";

type OpenerProps = { view: OrderView };

const base = ({ order }: OrderView) => ({ orderId: order.id, version: order.version });

/** The pencils of the side blocks: each renders nothing for people who may not edit. */
export function ContactPencil({ view }: OpenerProps) {
  const { person } = view.page;
  if (!view.may.edit) return null;
  const contact = {
    fullName: person?.fullName ?? "",
    email: person?.email ?? "",
    phone: person?.phone ?? "",
  };
  return <EditContact {...base(view)} contact={contact} />;
}

export function AddressPencil({ view }: OpenerProps) {
  const { shippingAddress } = view.page;
  if (!view.may.edit || !shippingAddress || view.order.shippingOption !== "delivery") return null;
  return (
    <EditAddress
      {...base(view)}
      country={shippingAddress.country}
      address={typedAddress(shippingAddress)}
      isLabelled={Object.values(view.order.parcels.shipments).some(isLive)}
    />
  );
}

export function BillingPencil({ view }: OpenerProps) {
  const { billingAddress } = view.page;
  if (!view.may.edit) return null;
  const company = {
    taxId: billingAddress?.taxId ?? "",
    companyName: billingAddress?.companyName ?? "",
    businessActivity: billingAddress?.businessActivity ?? "",
  };
  const { documentType } = view.order;
  return <EditBilling {...base(view)} {...{ documentType, company }} country={view.settings.country} />;
}

export function FieldsPencil({ view }: OpenerProps) {
  const { order, page, settings } = view;
  const note = page.notes.find(({ id }) => id === order.fieldsId);
  const data = (note?.data ?? {}) as Readonly<Record<string, unknown>>;
  const fields = settings.checkoutFields.map(({ key, label }) => {
    const name = label[order.locale];
    return { key, label: name, answer: String(data[name] ?? "") };
  });
  return view.may.edit && fields.length > 0 ? <EditFields {...base(view)} fields={fields} /> : null;
}
