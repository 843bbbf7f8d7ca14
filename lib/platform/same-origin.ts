/**
 * Whether a request that changes something comes from our own pages: `Origin` equals that of APP_URL or, when the browser sent
 * none, `Sec-Fetch-Site: same-origin`. Never asks Host or X-Forwarded-Host: the caller writes those.
 */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return origin === new URL(appUrl).origin;
  return headers.get("sec-fetch-site") === "same-origin";
}

/** A way back inside the desk; anything that could leave our origin becomes the home page. */
export function safePath(path: string | null | undefined, appUrl: string): string {
  if (!path || !/^\/(?![/\\])[^\s\\]*$/.test(path) || !URL.canParse(path, appUrl)) return "/";
  const url = new URL(path, appUrl);
  return url.origin === new URL(appUrl).origin ? `${url.pathname}${url.search}` : "/";
}
