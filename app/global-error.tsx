"use client";
import { GeistSans } from "geist/font/sans";
import { Notice } from "@/app/_ui/notice";
import "@/app/globals.css";

const WORDS = {
  es: ["No pudimos mostrar esta página", "Lo que ya estaba guardado sigue guardado.", "Reintentar"],
  en: ["We could not show this page", "Whatever was saved is still saved.", "Try again"],
  pt: ["Não foi possível mostrar esta página", "O que já estava salvo continua salvo.", "Tentar de novo"],
} as const;

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The last net: the frame itself failed, so nothing of it (languages, theme) can be used here. */
export default function GlobalError({ error, reset }: ErrorProps) {
  return (
    <html lang="es" className={GeistSans.variable}>
      <body>
        <Notice
          title={WORDS.es[0]}
          foot={error.digest ? <code className="font-mono">{error.digest}</code> : null}
          action={
            <button
              type="button"
              onClick={reset}
              className="min-h-11 rounded-md bg-brand px-4 text-brand-ink"
            >
              {WORDS.es[2]} · {WORDS.en[2]} · {WORDS.pt[2]}
            </button>
          }
        >
          {WORDS.es[1]} {WORDS.en[1]} {WORDS.pt[1]}
        </Notice>
      </body>
    </html>
  );
}
