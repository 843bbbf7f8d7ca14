import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { LOGIN_MS } from "@/lib/staff/commands/start-login";
import { env } from "./env";

declare module "next-auth/jwt" {
  interface JWT {
    uid?: string;
    sid?: string;
  }
}

const LOGIN_SECONDS = LOGIN_MS / 1000;

const isHttps = (): boolean => env().APP_URL.startsWith("https:");

export type Login = { readonly uid: string; readonly sid: string };

/** One definition for next-auth and for our own sign-in form. */
export const sessionCookie = () => ({
  name: isHttps() ? "__Host-despacho.session" : "despacho.session",
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps() },
});

export async function setSessionCookie({ uid, sid }: Login): Promise<void> {
  const { name, options } = sessionCookie();
  const token = { uid, sid, sub: uid };
  const value = await encode({ token, secret: env().AUTH_SECRET, maxAge: LOGIN_SECONDS });
  (await cookies()).set(name, value, { ...options, maxAge: LOGIN_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** What the cookie claims, once its seal is checked; whether that login is still open only the database knows. */
export async function readSessionCookie(): Promise<Login | null> {
  const value = (await cookies()).get(sessionCookie().name)?.value;
  if (!value) return null;
  const token = await decode({ token: value, secret: env().AUTH_SECRET }).catch(() => null);
  return token?.uid && token.sid ? { uid: token.uid, sid: token.sid } : null;
}
