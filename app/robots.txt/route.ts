/** Only what links sell may be found; everything else belongs to one person or to the shop. */
const RULES = ["User-agent: *", "Allow: /b/", "Allow: /images/", "Disallow: /", ""].join("\n");

export const GET = (): Response =>
  new Response(RULES, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
