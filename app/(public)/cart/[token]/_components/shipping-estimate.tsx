import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { parcelOf } from "@/lib/catalog/parcel-of";
import { destinationOf, placeText, readPlace } from "@/lib/catalog/place-text";
import { quote } from "@/lib/catalog/shipping-rates";
import { CHILE } from "@/lib/customers/chile";

type EstimateProps = { found: OpenedCart; asked: string; write: Writer };

/** What sending it would cost, before anything is said about oneself. A plain question: nothing is kept. */
export async function ShippingEstimate({ found, asked, write }: EstimateProps) {
  const t = await getTranslations("shop.cart.estimate");
  const { priced, settings } = found;
  const delivers = settings.shippingMethods.some(({ enabled }) => enabled);
  if (!priced.needsShipping || !delivers) return null;
  return (
    <details className="group border-t pt-3" open={asked !== ""} suppressHydrationWarning>
      <summary className="link inline-flex min-h-11 cursor-pointer list-none items-center">
        {t("open")}
      </summary>
      <form className="mt-2 grid gap-3">
        <Field label={t(settings.country === "CL" ? "comuna" : "place")}>
          {settings.country === "CL" ? (
            <Select name="to" defaultValue={asked} placeholder={t("choose")}>
              {CHILE.map((region) => (
                <optgroup key={region.code} label={region.name}>
                  {region.comunas.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          ) : (
            <Input name="to" defaultValue={asked} maxLength={170} />
          )}
        </Field>
        <Button type="submit">{t("ask")}</Button>
      </form>
      <Answer {...{ found, asked, write }} />
    </details>
  );
}

async function Answer({ found: { priced, settings }, asked, write }: EstimateProps) {
  const t = await getTranslations("shop.cart.estimate");
  if (asked === "") return null;
  const place = readPlace(asked, settings.country);
  if (place === null) return <p className="mt-3 text-bad">{t("unknown")}</p>;
  const methods = settings.shippingMethods;
  const offers = quote(
    { methods, pickups: [] },
    parcelOf(priced.lines),
    destinationOf(place, settings.country),
  );
  const named = placeText(place, settings.country, write.locale);
  if (offers.length === 0) return <p className="mt-3">{t("none", { place: named })}</p>;
  return (
    <div role="status" className="mt-3">
      <p className="text-sm text-ink-soft">{t("answer", { place: named })}</p>
      <ul className="divide-y divide-line">
        {offers.map(({ key, name, price }) => (
          <li key={key} className="flex justify-between gap-4 py-2">
            <span className="min-w-0 break-words">{name}</span>
            <span className="tnum font-medium">{price === 0n ? t("free") : write.amount(price)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
