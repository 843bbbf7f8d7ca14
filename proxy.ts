import { type NextRequest, NextResponse } from "next/server";
import { isLocale, LOCALE_COOKIE } from "@/lib/i18n/locale";

/** First pass only: languages and the content policy. Every page, action and handler authorises itself again. */
export function proxy(request: NextRequest) {
  return pickLanguage(request) ?? withPolicy(request);
}

/** `?lang=pt` on any page keeps the language in a cookie and comes back without it: a plain link that works before scripts do. */
function pickLanguage(request: NextRequest): NextResponse | null {
  const wanted = request.nextUrl.searchParams.get("lang");
  if (wanted === null || !["GET", "HEAD"].includes(request.method)) return null;
  const back = request.nextUrl.clone();
  back.searchParams.delete("lang");
  const response = NextResponse.redirect(back, 303);
  if (isLocale(wanted)) {
    response.cookies.set(LOCALE_COOKIE, wanted, {
      path: "/",
      maxAge: 31_536_000,
      sameSite: "lax",
      httpOnly: true,
    });
  }
  return response;
}

function withPolicy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const scans = WITH_CAMERA.test(request.nextUrl.pathname);
  const policy = contentPolicy(nonce, { dev: process.env.NODE_ENV === "development", scans });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  // Papers bring a policy of their own: `object-src 'none'` would stop some PDF viewers.
  if (!request.nextUrl.pathname.startsWith("/documents"))
    response.headers.set("content-security-policy", policy);
  for (const [name, value] of ALWAYS) response.headers.set(name, value);
  if (scans) response.headers.set("permissions-policy", ALLOWING_CAMERA);
  if (process.env.APP_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  if (!OPEN_TO_ALL.test(request.nextUrl.pathname)) response.headers.set("x-robots-tag", "noindex, nofollow");
  if (BEHIND_TOKEN.test(request.nextUrl.pathname)) keepPrivate(response.headers);
  return response;
}

/** Only direct-buy pages may be found by search engines. */
const OPEN_TO_ALL = /^\/(b\/|buy$|images\/)/;
const BEHIND_TOKEN = /^\/(cart|checkout|pay|recover|duplicate|o|d|h)\//;

/** Where barcodes are read: the camera may be asked for, and the reader is a compiled module. */
const WITH_CAMERA = /^\/orders\/prepare(\/|$)/;
const ALLOWING_CAMERA = "camera=(self), geolocation=(), microphone=(), payment=()";

/** What every page sends, signed in or not. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"],
];

/** Pages behind a token: kept by nobody, found by nobody. Under `no-referrer` a plain form post would say `Origin: null`. */
function keepPrivate(headers: Headers): void {
  headers.set("cache-control", "private, no-store");
  headers.set("x-robots-tag", "noindex, nofollow");
  headers.set("referrer-policy", "same-origin");
}

const contentPolicy = (nonce: string, { dev, scans }: { dev: boolean; scans: boolean }): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}${scans ? " 'wasm-unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // Chromium applies it to the redirect after a form, too: the provider's page must be named.
    `form-action 'self' ${process.env.STRIPE_API_BASE ?? ""} https://checkout.stripe.com ${webpayHosts()}`,
    "frame-ancestors 'none'",
  ].join("; ");

/** Where the form that opens Webpay is posted to. */
const webpayHosts = (): string =>
  process.env.WEBPAY_API_BASE || "https://webpay3g.transbank.cl https://webpay3gint.transbank.cl";

export const config = { matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|robots.txt).*)"] };
