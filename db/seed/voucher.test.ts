import { expect, test } from "vitest";
import { readPdf } from "@/lib/documents/testing/pdf-reader";
import { receiptType } from "@/lib/payments/receipt-file";
import { voucherPdf } from "./voucher";

test("a voucher is a PDF that readers can read, accents and brackets too", async () => {
  const said = { bank: "Banco Cordillera", amount: "$45.990", day: "05-11-2026", reference: "12345678" };
  const bytes = voucherPdf({ ...said, payer: "Lucía (Peña)", shop: "Café Andes" });
  expect(receiptType("comprobante.pdf", bytes)).toBe("pdf");
  const [page, ...more] = await readPdf(bytes);
  expect(more).toEqual([]);
  const words = page?.words.map(({ text }) => text) ?? [];
  for (const text of [...Object.values(said), "Lucía (Peña)", "Café Andes"]) expect(words).toContain(text);
});
