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
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (BEHIND_TOKEN.test(request.nextUrl.pathname)) keepPrivate(response.headers);
  return response;
}

const BEHIND_TOKEN = /^\/(cart|checkout|pay|recover|duplicate|o|d|h)\//;

/** Pages behind a token: kept by nobody, found by nobody. Under `no-referrer` a plain form post would say `Origin: null`. */
function keepPrivate(headers: Headers): void {
  headers.set("cache-control", "private, no-store");
  headers.set("x-robots-tag", "noindex, nofollow");
  headers.set("referrer-policy", "same-origin");
}

const contentPolicy = (nonce: string, dev: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self' https://checkout.stripe.com",
    "frame-ancestors 'none'",
  ].join("; ");

export const config = { matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|robots.txt).*)"] };
