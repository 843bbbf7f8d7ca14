import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { staffActor } from "@/lib/kernel/actor";
import { tokenHash } from "@/lib/kernel/hash";
import { signOut } from "@/lib/staff/commands/end-sessions";
import { signInInput } from "@/lib/staff/commands/sign-in";
import { LOGIN_MS } from "@/lib/staff/commands/start-login";
import { contextFor } from "./compose";
import { env } from "./env";
import { caller } from "./request";
import { sessionCookie } from "./session-cookie";
import { signInWithPassword } from "./sign-in";

declare module "next-auth" {
  interface User {
    sid: string;
  }
}

/** Made per request: the environment is read when it is needed, never while modules load. */
export const authOptions = (): NextAuthOptions => ({
  session: { strategy: "jwt", maxAge: LOGIN_MS / 1000 },
  pages: { signIn: "/login", error: "/login" },
  secret: env().AUTH_SECRET,
  cookies: { sessionToken: sessionCookie() },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {}, totp: {} },
      authorize: async (given) => {
        const { email = "", password = "", totp } = given ?? {};
        const input = signInInput.safeParse({ email, password, totp });
        if (!input.success) return null;
        const result = await signInWithPassword(input.data, await caller());
        if (result.ok) return { id: String(result.value.staffId), sid: result.value.sid };
        if (result.refusal.code === "wrong_credentials") return null;
        throw new Error(result.refusal.code);
      },
    }),
  ],
  callbacks: {
    jwt: async ({ token, user }) => (user ? { sub: user.id, uid: user.id, sid: user.sid } : token),
    // The route tells a browser nothing; pages ask `currentUser()`.
    session: async ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (!token?.uid || !token.sid) return;
      const own = { staffId: Number(token.uid), current: tokenHash(token.sid) };
      await signOut(contextFor(staffActor(own.staffId)), own);
    },
  },
});
