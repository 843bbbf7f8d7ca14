import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { type AddressField, addressFields } from "@/lib/customers/address-form";
import { CHILE } from "@/lib/customers/chile";
import { useProblems } from "./problem-words";

const FILLS: Partial<Record<AddressField, string>> = {
  name: "shipping name",
  street: "shipping address-line1",
  complement: "shipping address-line2",
  city: "shipping address-level2",
  municipality: "shipping address-level2",
  region: "shipping address-level1",
  postalCode: "shipping postal-code",
};

/** Short ones share a row. */
const HALF: readonly AddressField[] = ["streetNumber", "complement", "postalCode"];

/** The comuna names the region, and parcels go by comuna: nobody knows their code. */
const UNASKED_IN_CHILE: readonly AddressField[] = ["region", "postalCode"];

/** The fields of the country in the order in which its people say them. */
export function AddressFields({ found }: { found: OpenedCart }) {
  const t = useTranslations("shop");
  const { draft, settings } = found;
  const wrong = useProblems(draft.problems);
  const isChile = settings.country === "CL";
  const shown = addressFields(settings.country).filter(
    ({ field }) => !(isChile && UNASKED_IN_CHILE.includes(field)),
  );
  const known = knownValues(found);
  return (
    <div className="grid grid-cols-[2fr_3fr] gap-4">
      {shown.map(({ field, label, required }) => (
        <Field
          key={field}
          id={`address-${field}`}
          label={t(`address.${label}`)}
          error={wrong(field) ?? (field === "municipality" ? wrong("region") : undefined)}
          optional={!required}
          className={HALF.includes(field) ? "col-span-1" : "col-span-2"}
        >
          {isChile && field === "municipality" ? (
            <Select
              name="address.municipality"
              defaultValue={known.municipality}
              placeholder={t("checkout.selectComuna")}
              autoComplete="shipping address-level2"
            >
              {CHILE.map((region) => (
                <optgroup key={region.code} label={region.name}>
                  {region.comunas.map((comuna) => (
                    <option key={comuna} value={`${region.code}|${comuna}`}>
                      {comuna}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          ) : (
            <Input
              name={`address.${field}`}
              defaultValue={known[field]}
              autoComplete={FILLS[field]}
              maxLength={200}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function knownValues({ draft }: OpenedCart): Partial<Record<string, string>> {
  const { typed, address } = draft.delivery;
  if (Object.keys(typed).length > 0) return typed;
  const saved = address ? Object.entries(address) : [];
  const texts = saved.flatMap(([field, value]) => (typeof value === "string" ? [[field, value]] : []));
  return { name: draft.contact.fullName, ...Object.fromEntries(texts) };
}
