import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Random } from "./ids";

export const sha256Hex = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

export const hmacSha256 = (key: string | Uint8Array, data: string | Uint8Array): Buffer =>
  createHmac("sha256", key).update(data).digest();

/** Constant-time for texts of any length: compares digests. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | bigint
  | Date
  | readonly Json[]
  | { readonly [key: string]: Json };

/** JSON with sorted keys, bigint and dates as text, undefined left out: the same value always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

function sorted(value: Json): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item) ?? null);
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value as Record<string, Json>).filter(([, v]) => v !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
  }
  return value;
}

const TOKEN_BYTES = 16;

/** 128 random bits, 22 characters base64url. Store only its `tokenHash`. */
export const newToken = (random: Random): string =>
  Buffer.from(random.bytes(TOKEN_BYTES)).toString("base64url");

export const tokenHash = (token: string): string => sha256Hex(token);

/** A key of its own for each use of the one secret; keys of different uses tell nothing about each other. */
export const deriveKey = (secret: string, use: string): Buffer => hmacSha256(secret, `despacho/${use}`);

/** A token that can be shown again: re-made from its row and a key that is not in the database. `salt`: 128 random bits of the row, as text. */
export const reissuableToken = (
  key: string | Uint8Array,
  purpose: string,
  rowId: number | string,
  salt: string,
): string =>
  hmacSha256(key, JSON.stringify([purpose, String(rowId), salt]))
    .subarray(0, TOKEN_BYTES)
    .toString("base64url");
