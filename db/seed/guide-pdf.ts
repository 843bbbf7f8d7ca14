const PAGES = 42;
const CHAPTERS = [
  "El agua",
  "La molienda",
  "La proporcion",
  "El filtro de papel",
  "El vertido",
  "La prensa francesa",
  "Errores comunes",
] as const;

/** A small guide of plain text, as PDF 1.4: enough to be bought, downloaded and opened. */
export function guidePdf(): Uint8Array<ArrayBuffer> {
  const pages = Array.from({ length: PAGES }, (_, index) => index + 1);
  const kids = pages.map((page) => `${objectOf(page)} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${PAGES} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents ${objectOf(page) + 1} 0 R ` +
        "/Resources << /Font << /F1 3 0 R >> >> >>",
      streamOf(textOf(page)),
    ]),
  ];
  return new TextEncoder().encode(bodyOf(objects));
}

const FIRST_PAGE = 4;
const objectOf = (page: number): number => FIRST_PAGE + (page - 1) * 2;

function textOf(page: number): string {
  const chapter = CHAPTERS[Math.floor(((page - 1) / PAGES) * CHAPTERS.length)] ?? CHAPTERS[0];
  const grams = 14 + (page % 8);
  return [
    "BT /F1 18 Tf 40 530 Td",
    `(${page === 1 ? "Cafe de filtro en casa" : chapter}) Tj`,
    "/F1 11 Tf 0 -32 Td",
    `(Receta ${page}: ${grams} g de cafe, ${grams * 16} g de agua a 93 grados.) Tj`,
    "0 -18 Td (Vierta en tres tiempos y espere a que baje del todo.) Tj",
    `0 -430 Td (Pagina ${page} de ${PAGES}) Tj ET`,
  ].join("\n");
}

const streamOf = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

/** The objects and the table that says at which byte each begins; every sign is one byte. */
function bodyOf(objects: readonly string[]): string {
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  return `${body}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}
