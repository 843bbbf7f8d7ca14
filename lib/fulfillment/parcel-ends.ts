import type { Address } from "@/lib/customers/address";
import type { ParcelEnd } from "./carrier";

type Shop = {
  readonly name: string;
  readonly companyName: string | null;
  readonly address: Address | null;
  readonly phone: string | null;
  readonly email: string | null;
};

type To = {
  readonly address: (Address & { readonly companyName: string | null }) | null;
  readonly person: {
    readonly fullName: string;
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
};

/** Where parcels leave from; null while the shop has not said it. */
export function senderOf({ address, name, companyName, phone, email }: Shop): ParcelEnd | null {
  return address && { ...address, name: address.name || name, company: companyName ?? name, phone, email };
}

export function recipientEnd({ address, person }: To): ParcelEnd | null {
  return (
    address && {
      ...address,
      name: address.name || (person?.fullName ?? ""),
      company: address.companyName,
      phone: person?.phone ?? null,
      email: person?.email ?? null,
    }
  );
}
