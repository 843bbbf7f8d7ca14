import type { FoundGoods } from "@/db/queries/desk-search";

/** A variant that can be put into an order. */
export type Goods = Pick<FoundGoods, "variantId" | "name" | "sku" | "options" | "price" | "stock"> &
  Pick<FoundGoods, "unlimited" | "status" | "type" | "imageId">;

type Sent = Omit<Goods, "price"> & { readonly price: string };

/** Asks the shop's catalogue by name or SKU. @throws Error when there is no answer. */
export async function askGoods(text: string, signal: AbortSignal): Promise<readonly Goods[]> {
  const response = await fetch(`/orders/goods?q=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  const { found } = (await response.json()) as { found: readonly Sent[] };
  return found.map((one) => ({ ...one, price: BigInt(one.price) }));
}
