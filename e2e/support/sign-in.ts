import { baseUrl } from "./setting";

export const DEMO_ROLES = ["owner", "manager", "logistics", "viewer"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];
export const DEMO_PASSWORD = "despacho-demo";

export type SignedIn = { readonly status: number; readonly cookie: string | null };

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

/** Signs in over plain HTTP. `ip` is where it seems to come from, so that the tries of one test do not limit another. */
export async function signInByHttp(email: string, ip: string, password = DEMO_PASSWORD): Promise<SignedIn> {
  const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${baseUrl}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf), "x-forwarded-for": ip },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  return { status: response.status, cookie: response.ok ? cookiesOf(response) : null };
}
