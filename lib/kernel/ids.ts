/** Outside the database every id carries its kind: `ord_1042`. Inside, ids are plain numbers or short random texts. */
export type Prefixed<P extends string> = `${P}_${string}`;

export const orderRef = (id: number): Prefixed<"ord"> => `ord_${id}`;

export function orderIdOf(ref: string): number | null {
  const match = /^ord_(\d{1,15})$/.exec(ref);
  return match ? Number(match[1]) : null;
}

/** Source of chance; 0 ≤ n < 1 or random bytes, injected so that seeds and tests repeat. */
export type Random = { readonly number: () => number; readonly bytes: (length: number) => Uint8Array };

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 16 characters (80 bits) of Crockford's alphabet: ids that events mint (payments, refunds, shipments, letters, …). */
export function mintId<P extends string>(random: Random, prefix: P): Prefixed<P> {
  const text = Array.from(random.bytes(16), (byte) => ALPHABET[byte % 32]).join("");
  return `${prefix}_${text}`;
}
