import { useTranslations } from "next-intl";
import { CARRIER_KEYS } from "@/lib/fulfillment/carrier-keys";
import { PROVIDER_METHODS } from "@/lib/shop/payment-methods";

/** A provider in words; one that we do not know by the name it has given itself. */
export function useProviderName(): (key: string) => string {
  const t = useTranslations("orders.words.provider");
  return (key) => {
    const known = [...PROVIDER_METHODS, ...CARRIER_KEYS].find((one) => one === key.replaceAll("-", "_"));
    return known ? t(known) : key;
  };
}
