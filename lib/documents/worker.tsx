import path from "node:path";
import { parentPort } from "node:worker_threads";
import { Font, renderToBuffer } from "@react-pdf/renderer";
import { paperDocument } from "./paper-document";
import type { PrintJob } from "./papers";

export type WorkerQuestion = { readonly id: number; readonly job: PrintJob };
export type WorkerAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };

// each path is written out, because the build finds files to ship by reading such literals
Font.register({
  family: "Geist",
  fonts: [
    {
      src: path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf"),
      fontWeight: 400,
    },
    {
      src: path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans/Geist-Medium.ttf"),
      fontWeight: 500,
    },
    {
      src: path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans/Geist-SemiBold.ttf"),
      fontWeight: 600,
    },
  ],
});
Font.register({
  family: "Geist Mono",
  fonts: [
    {
      src: path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-mono/GeistMono-Regular.ttf"),
      fontWeight: 400,
    },
    {
      src: path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-mono/GeistMono-Medium.ttf"),
      fontWeight: 500,
    },
  ],
});
Font.registerHyphenationCallback((word) => [word]);

const FACES = [
  { fontFamily: "Geist", fontWeight: 400 },
  { fontFamily: "Geist", fontWeight: 500 },
  { fontFamily: "Geist", fontWeight: 600 },
  { fontFamily: "Geist Mono", fontWeight: 400 },
  { fontFamily: "Geist Mono", fontWeight: 500 },
] as const;

/**
 * The font reader remembers each glyph as it first met it. Met as a part of another (the N of Ñ), it has no character
 * and is lost from all later documents of this thread. So every glyph is met under its own character first.
 */
async function loadFonts(): Promise<void> {
  for (const face of FACES) {
    await Font.load(face);
    const font = Font.getFont(face).data;
    const characters = [...(font?.characterSet ?? [])].sort((a, b) => a - b);
    for (const character of characters) font?.glyphForCodePoint(character);
  }
}

const fontsLoaded = loadFonts();

async function answer({ id, job }: WorkerQuestion): Promise<void> {
  try {
    await fontsLoaded;
    const bytes = new Uint8Array(await renderToBuffer(paperDocument(job)));
    parentPort?.postMessage({ id, bytes } satisfies WorkerAnswer, [bytes.buffer]);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ id, error: text } satisfies WorkerAnswer);
  }
}

parentPort?.on("message", (question: WorkerQuestion) => void answer(question));
