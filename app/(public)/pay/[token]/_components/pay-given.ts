import type { OpenedLink } from "@/app/(public)/_shop/find-link";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import type { ShopSettings } from "@/lib/shop/settings";

/** What every part of the pay page is given. */
export type PayGiven = {
  readonly found: OpenedLink;
  readonly token: string;
  /** The amount of the link. */
  readonly asked: bigint;
  readonly settings: ShopSettings;
  readonly write: Writer;
};
