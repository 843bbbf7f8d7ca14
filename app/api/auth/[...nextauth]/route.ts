import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth-options";

type Context = RouteContext<"/api/auth/[...nextauth]">;
const RETRY_AFTER_SECONDS = "900";

const answer = async (request: Request, context: Context): Promise<Response> =>
  (await NextAuth(authOptions())(request, context)) as Response;

export const GET = answer;

/** The library answers too many tries with a redirect or 401; here they are 429. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const response = await answer(request, context);
  const told = response.headers.get("location") ?? (await response.clone().text());
  if (!told.includes("error=too_many")) return response;
  return new Response(null, { status: 429, headers: { "Retry-After": RETRY_AFTER_SECONDS } });
}
