import { addAddress, addPool, addStoredFile } from "@/lib/catalog/commands/add-digital-file";
import { addLicenceKeys } from "@/lib/catalog/commands/add-licence-keys";
import { storeDigitalFile } from "@/lib/catalog/commands/store-digital-file";
import { mustSucceed } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import type { LargeFileStore } from "@/lib/platform/files";
import type { Shelf } from "./catalogue";
import { type DigitalGood, GOODS } from "./goods";
import { guidePdf } from "./guide-pdf";

const LIMIT = 1_000_000;

/** Gives the digital goods what they are bought for. Without a store (in tests) the file is known and not there. */
export async function giveDigital(ctx: Context, shelf: Shelf, files: LargeFileStore | null): Promise<void> {
  for (const { digital, choices } of GOODS) {
    for (const { sku } of digital ? choices : []) {
      const variantId = shelf.get(sku) ?? 0;
      if (digital) await give(ctx, { digital, variantId, files });
    }
  }
}

type Giving = {
  readonly digital: DigitalGood;
  readonly variantId: number;
  readonly files: LargeFileStore | null;
};

async function give(ctx: Context, { digital, variantId, files }: Giving): Promise<void> {
  const { kind, name } = digital;
  if (kind === "address") {
    mustSucceed(await addAddress(ctx, { variantId, name, url: digital.url }), name);
  } else if (kind === "keys") {
    const pool = mustSucceed(await addPool(ctx, { variantId, name }), name);
    const keys = Array.from({ length: digital.keys }, () => licenceKey(ctx)).join("\n");
    mustSucceed(await addLicenceKeys(ctx, { fileId: pool.id, keys }), "keys");
  } else {
    const bytes = guidePdf();
    const stored = files
      ? mustSucceed(await storeDigitalFile(files, new Blob([bytes]).stream(), LIMIT), name)
      : { storageKey: "", sizeBytes: bytes.byteLength, mime: "application/pdf" };
    mustSucceed(await addStoredFile(ctx, { variantId, name, ...stored }), name);
  }
}

const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @example "CATA-7K2M-9QXB-4TDA" */
function licenceKey(ctx: Context): string {
  const signs = Array.from(ctx.random.bytes(12), (byte) => SIGNS[byte % SIGNS.length]).join("");
  return `CATA-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
