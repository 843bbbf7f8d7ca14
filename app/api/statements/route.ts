import { takeStatement } from "@/lib/payments/commands/take-statement";
import { LARGEST_STATEMENT } from "@/lib/payments/statement-columns";
import { env } from "@/lib/platform/env";
import { fileStore } from "@/lib/platform/files";
import { rateLimits } from "@/lib/platform/rate-limit";
import { isSameOrigin } from "@/lib/platform/same-origin";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { readUpload, uploadedFile } from "@/lib/platform/upload";

export const dynamic = "force-dynamic";

const HOME = "/orders/receipts/statement";

/** A bank's statement, from a plain form; the answer leads on to its page. 403: not sent by our own pages. */
export async function POST(request: Request): Promise<Response> {
  const user = await requirePermission("receipts.review");
  if (!isSameOrigin(request.headers, env().APP_URL)) return new Response(null, { status: 403 });
  const location = await take(request, user.id);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

async function take(request: Request, staffId: number): Promise<string> {
  const spent = await rateLimits().spend("export", `statement:${staffId}`);
  if (!spent.ok) return `${HOME}?refused=too_many`;
  const form = await readUpload(request, LARGEST_STATEMENT);
  if (!form.ok) return `${HOME}?refused=${form.refusal === "too_large" ? "too_large" : "no_file"}`;
  const file = await uploadedFile(form.value, "file");
  const taken = await takeStatement(await staffContext(), fileStore(), file);
  return taken.ok ? `${HOME}/${taken.value.id}` : `${HOME}?refused=${taken.refusal.code}`;
}
