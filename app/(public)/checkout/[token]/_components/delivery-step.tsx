import { useTranslations } from "next-intl";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { chooseDeliveryAction } from "@/app/(public)/checkout/[token]/actions";
import { addressInLine } from "@/lib/customers/address";
import { typedAddress } from "@/lib/customers/typed-address";
import { AddressFields } from "./address-fields";
import type { Stage } from "./stage";
import { Step } from "./step";

type Props = { found: OpenedCart; token: string; stage: Stage; write: Writer };

/** Delivery or pickup in one form; the address hides itself when a shop is picked, by style alone. */
export function DeliveryStep({ found, token, stage, write }: Props) {
  const t = useTranslations("shop.checkout");
  const { draft, settings } = found;
  const pickups = settings.pickupLocations.filter((place) => place.enabled);
  const delivers = settings.shippingMethods.some((method) => method.enabled);
  const { option, pickupKey } = draft.delivery;
  const isHome = delivers && option !== "store_pickup";
  const isPicked = (key: string) => option === "store_pickup" && (pickupKey === key || pickups.length === 1);
  return (
    <Step
      name="delivery"
      number={2}
      state={stage.delivery}
      token={token}
      summary={<Chosen found={found} write={write} />}
    >
      <PublicForm
        action={chooseDeliveryAction}
        firstKey={crypto.randomUUID()}
        label={t("delivery")}
        className="group/way"
      >
        <input type="hidden" name="token" value={token} readOnly />
        {pickups.length === 0 ? (
          <input type="hidden" name="way" value="delivery" readOnly />
        ) : (
          <RadioGroup legend={t("howToGet")}>
            {delivers ? (
              <Radio framed name="way" value="delivery" label={t("home")} defaultChecked={isHome} />
            ) : null}
            {pickups.map((place, index) => (
              <Radio
                key={place.key}
                framed
                name="way"
                value={`pickup.${place.key}`}
                label={t("pickupAt", { name: place.name })}
                help={[place.address, place.hours, place.description].filter(Boolean).join(" · ")}
                aside={write.amount(0n)}
                defaultChecked={isPicked(place.key) || (!delivers && index === 0)}
              />
            ))}
          </RadioGroup>
        )}
        {delivers ? (
          <div className="grid gap-4 group-has-[input[value^=pickup]:checked]/way:hidden">
            <AddressFields
              country={settings.country}
              values={knownAddress(found)}
              problems={draft.problems}
            />
          </div>
        ) : null}
        <SubmitButton size="lg" wide>
          {t("saveDelivery")}
        </SubmitButton>
      </PublicForm>
    </Step>
  );
}

/** What was typed last, else what was saved, else the buyer's name. */
function knownAddress({ draft }: OpenedCart): Record<string, string> {
  const { typed, address } = draft.delivery;
  if (Object.keys(typed).length > 0) return typed;
  return { name: draft.contact.fullName, ...(address ? typedAddress(address) : {}) };
}

function Chosen({ found, write }: { found: OpenedCart; write: Writer }) {
  const t = useTranslations("shop");
  const { priced, draft } = found;
  const { shipping } = priced;
  if (!shipping) return null;
  if (shipping.option === "store_pickup") return t("checkout.pickupAt", { name: shipping.name });
  return (
    <>
      {draft.delivery.address ? addressInLine(draft.delivery.address) : null}
      <br />
      {shipping.name} · {shipping.price === 0n ? t("totals.free") : write.amount(shipping.price)}
    </>
  );
}
