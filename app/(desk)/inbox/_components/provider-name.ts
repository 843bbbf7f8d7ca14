import { useTranslations } from "next-intl";
import { PROVIDER_METHODS } from "@/lib/shop/payment-methods";

/** A provider in words; one that we do not know by the name it has given itself. */
export function useProviderName(): (key: string) => string {
  const t = useTranslations("orders.words.provider");
  return (key) => {
    const known = PROVIDER_METHODS.find((one) => one === key.replaceAll("-", "_"));
    return known ? t(known) : key;
  };
}
