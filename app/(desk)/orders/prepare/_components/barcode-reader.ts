/** Looks at a picture of the camera; null: no code in it. */
type BarcodeReader = (video: HTMLVideoElement) => Promise<string | null>;

type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats: () => Promise<readonly string[]>;
};

const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "qr_code"] as const;

/** The phone's own reader where it has one; else ours, brought for the occasion. */
export async function openReader(): Promise<BarcodeReader> {
  const Own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const known = Own ? await Own.getSupportedFormats() : [];
  if (!Own || !known.includes("code_128")) return openZxing();
  const detector = new Own({ formats: FORMATS.filter((format) => known.includes(format)) });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function openZxing(): Promise<BarcodeReader> {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const wasm = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    if (!pen || video.videoWidth === 0) return null;
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    pen.drawImage(video, 0, 0);
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(picture, { formats: ["Code128", "EAN13", "EAN8", "UPCA", "QRCode"] });
    return found.find(({ isValid }) => isValid)?.text ?? null;
  };
}
