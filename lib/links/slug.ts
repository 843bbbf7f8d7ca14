import { fold } from "@/lib/kernel/text";

const MOST = 60;

/** A slug out of a name; empty when nothing usable is left. @example slugOf("Café Ándes, 250 g") // "cafe-andes-250-g" */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST)
    .replace(/^-+|-+$/g, "");
