import { describe, expect, it } from "vitest";
import { printPapers } from "@/lib/platform/paper-printer";
import type { ShippingLabelProps } from "./shipping-label";
import { jobOf, labelProps, recipient } from "./testing/paper-fixtures";
import { drawPdfPage, readCodes, readPdf } from "./testing/pdf-reader";

const printLabel = (props: ShippingLabelProps) =>
  printPapers(jobOf([{ kind: "shipping_label", size: "LABEL", props }]));

const longProps = () =>
  labelProps({
    carrier: "Empresa de Correos de Chile",
    sender: {
      name: "Comercializadora Internacional de Productos Artesanales del Sur Limitada",
      lines: [
        "Camino Viejo a la Costa kilómetro 14,5, parcela 22, bodega 3",
        "San Pedro de la Paz, Región del Biobío",
        "4130000 Chile",
      ],
      phone: "+56 41 234 5678",
    },
    recipient: {
      name: "María Fernanda de los Ángeles Etchegaray Undurraga-Hohenlohe",
      company: "Sociedad Comercial e Industrial de Alimentos del Pacífico Sur S.A.",
      lines: [
        "Avenida Presidente Eduardo Frei Montalva 12.345, torre poniente, piso 17, oficina 1703-B",
        "CONDOMINIO ALTOS DE LA CORDILLERA, SECTOR LOS CANELOS, CASA 44",
        "Puerto Williams, Cabo de Hornos",
        "Región de Magallanes y de la Antártica Chilena",
        "6350000 CHILE",
      ],
      phone: "+56 9 8765 4321",
      instructions:
        "Tocar el timbre del portón verde dos veces; si no hay nadie, dejar con la vecina de la casa 45.",
    },
  });

describe("the shipping label", { timeout: 60_000 }, () => {
  it("is one page of 100 × 150 mm", async () => {
    const pages = await readPdf(await printLabel(labelProps()));
    expect(pages.length).toBe(1);
    expect((pages[0]?.width ?? 0) * (25.4 / 72)).toBeCloseTo(100, 1);
    expect((pages[0]?.height ?? 0) * (25.4 / 72)).toBeCloseTo(150, 1);
  });

  it.each(["CHX9982114502310", "420750009400136895232145678901", "a-b_c/1", "1"])(
    "gives scanners the tracking code %s and the QR text from a 300-dpi print",
    async (trackingCode) => {
      const qrText = `https://cordillera.example/o/${trackingCode}`;
      const png = await drawPdfPage(await printLabel(labelProps({ trackingCode, qrText })), 1, 300);
      const codes = (await readCodes(png)).sort((a, b) => (a.format < b.format ? -1 : 1));
      expect(codes).toEqual([
        { format: "Code128", text: trackingCode },
        { format: "QRCode", text: qrText },
      ]);
    },
  );

  it("is still read by a scanner of an ordinary 203-dpi label printer", async () => {
    const png = await drawPdfPage(await printLabel(labelProps()), 1, 203);
    expect((await readCodes(png)).map((code) => code.text).sort()).toEqual([
      "CHX9982114502310",
      "https://cordillera.example/o/3fj2k1l9d8s7a6",
    ]);
  });

  it("falls back to the QR code when the tracking code does not fit between the margins", async () => {
    const trackingCode = `${"AB".repeat(36)}-ñ`;
    const bytes = await printLabel(labelProps({ trackingCode, qrText: trackingCode }));
    const codes = await readCodes(await drawPdfPage(bytes, 1, 300));
    expect(codes).toEqual([{ format: "QRCode", text: trackingCode }]);
    expect((await readPdf(bytes))[0]?.text).toContain(trackingCode);
  });

  it("says the recipient's name larger than anything else", async () => {
    const [page] = await readPdf(await printLabel(labelProps()));
    const largest = [...(page?.words ?? [])].sort((a, b) => b.size - a.size)[0];
    expect(largest?.text).toBe(recipient.name);
  });

  it("shrinks long addresses until every word stands above the carrier", async () => {
    const props = longProps();
    const pages = await readPdf(await printLabel(props));
    const page = pages[0];
    const { recipient: to, sender: from } = props;
    expect(pages.length).toBe(1);
    for (const part of [to.name, to.company, ...to.lines, to.phone, to.instructions, from.name, from.phone])
      expect(page?.text).toContain(part);
    const carrier = page?.words.find((word) => word.text.startsWith("Empresa"));
    const last = page?.words.find((word) => word.text.includes("casa 45."));
    expect(carrier && last && last.y < carrier.y - carrier.size).toBe(true);
  });
});
