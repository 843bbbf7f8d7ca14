type Voucher = {
  readonly bank: string;
  readonly amount: string;
  readonly day: string;
  readonly reference: string;
  readonly payer: string;
  readonly shop: string;
};

type Text = { readonly x: number; readonly y: number; readonly size: number; readonly bold?: boolean };

const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`);
const written = (text: string, { x, y, size, bold }: Text): string =>
  `BT /${bold ? "B" : "R"} ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`;

/** What a bank gives after a transfer, as one small page. Written by hand: no fonts or pictures are needed for it. */
export function voucherPdf({ bank, amount, day, reference, payer, shop }: Voucher): Uint8Array<ArrayBuffer> {
  const rows = [
    ["Fecha", day],
    ["Desde", payer],
    ["Para", shop],
    ["Número de operación", reference],
  ] as const;
  const content = [
    "0.07 0.35 0.28 rg 0 470 360 70 re f 1 1 1 rg",
    written(bank, { x: 28, y: 498, size: 18, bold: true }),
    "0.15 0.15 0.15 rg",
    written("Transferencia realizada", { x: 28, y: 430, size: 14, bold: true }),
    written(amount, { x: 28, y: 388, size: 30, bold: true }),
    ...rows.flatMap(([label, value], at) => [
      `0.85 0.85 0.85 RG 28 ${358 - at * 52} m 332 ${358 - at * 52} l S 0.45 0.45 0.45 rg`,
      written(label, { x: 28, y: 338 - at * 52, size: 10 }),
      "0.15 0.15 0.15 rg",
      written(value, { x: 28, y: 320 - at * 52, size: 13 }),
    ]),
    "0.45 0.45 0.45 rg",
    written("Documento de muestra, sin valor", { x: 28, y: 40, size: 9 }),
  ].join("\n");
  return pdfOf(content);
}

function pdfOf(content: string): Uint8Array<ArrayBuffer> {
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 540] /Contents 6 0 R /Resources << /Font << /R 4 0 R /B 5 0 R >> >> >>",
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + tail, "latin1"));
}
