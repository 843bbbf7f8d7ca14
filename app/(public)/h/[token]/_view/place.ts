import type { OpenedLink } from "@/app/(public)/_shop/find-link";
import { notesById } from "@/db/queries/notes";
import { findAddress, findPerson } from "@/db/queries/people";
import { addressLines, countryName } from "@/lib/customers/address";
import type { HelperJob } from "@/lib/fulfillment/helper";
import type { Locale } from "@/lib/i18n/locale";

/** Only what it takes to find the door or the person: no e-mail, no phone, no amounts. */
export type Place = {
  readonly kind: "address" | "pickup";
  readonly name: string;
  readonly lines: readonly string[];
  readonly instructions: string | null;
};

const text = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join("\n") || null;

/** Null when there is nothing to find: no address, no counter. */
export async function placeOf(
  { ctx, order }: OpenedLink,
  { delivers }: HelperJob,
  locale: Locale,
): Promise<Place | null> {
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  if (order.shippingOption === "store_pickup") {
    const { pickupLocations } = await ctx.settings();
    const key = order.parcels.pickup?.locationKey ?? order.pickupLocationKey;
    const location = pickupLocations.find((one) => one.key === key);
    const lines = [location?.name, location?.address].filter((line): line is string => Boolean(line));
    return { kind: "pickup", name: person?.fullName ?? "", lines, instructions: null };
  }
  const address = order.addressId === null ? null : await findAddress(ctx.db, order.addressId);
  if (!address) return null;
  const observationsId = delivers?.kind === "parcel" ? delivers.shipment.observationsId : null;
  const observed = observationsId ? (await notesById(ctx.db, [observationsId])).get(observationsId) : null;
  return {
    kind: "address",
    name: address.name || (person?.fullName ?? ""),
    lines: [...addressLines({ ...address, name: "" }), countryName(address.country, locale)],
    instructions: text(address.instructions, observed?.retractedAt ? null : observed?.text),
  };
}
