import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Theme } from "@/app/_ui/theme";
import { Toaster } from "@/app/_ui/toaster";
import { clientMessages } from "@/lib/i18n/client-messages";
import "@/app/globals.css";

export const metadata: Metadata = {
  title: { default: "Despacho", template: "%s · Despacho" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f5f0" },
    { media: "(prefers-color-scheme: dark)", color: "#12110e" },
  ],
};

/** Before the first paint: the width of the rail and the height of rows that this browser remembers. */
const remembered = `try{for(const k of ["rail","density"]){const v=localStorage.getItem(k);if(v)document.documentElement.dataset[k]=v}}catch{}`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // dynamic: the nonce of the content policy must reach every script
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang={await getLocale()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <script nonce={nonce} suppressHydrationWarning>
          {remembered}
        </script>
        <NextIntlClientProvider messages={clientMessages(await getMessages(), "base")}>
          <Theme nonce={nonce}>
            {children}
            <Toaster />
          </Theme>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
