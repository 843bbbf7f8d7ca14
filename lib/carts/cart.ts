/** A cart holds no stock and has no number; prices are looked up when it is shown and frozen when the order opens. */
export type CartLine = {
  readonly variantId: number;
  readonly quantity: number;
  /** Minor units as text; only a saved direct-buy link may set it. */
  readonly fixedPrice: string | null;
};
