"use server";
import { redirect } from "next/navigation";
import { linkAction, openAction, runs } from "@/lib/platform/action";
import { enterByInvite } from "@/lib/platform/enter-by-invite";
import { env } from "@/lib/platform/env";
import { safePath } from "@/lib/platform/same-origin";
import { enter, enterInput } from "@/lib/platform/sign-in";
import { acceptInviteInput } from "@/lib/staff/commands/accept-invite";

export const signInAction = openAction("public_post", { repeatable: true })
  .inputSchema(enterInput)
  .action(
    runs(enter, {
      detail: (refusal) => (refusal.code === "too_many" ? refusal.retryAfterSeconds : null),
      after: (_, { callbackUrl }) => redirect(safePath(callbackUrl, env().APP_URL)),
    }),
  );

export const acceptInviteAction = linkAction("invite", { repeatable: true })
  .inputSchema(acceptInviteInput)
  .action(
    runs(enterByInvite, {
      detail: (refusal) => (refusal.code === "bad_password" ? refusal.problem : null),
      after: () => redirect("/"),
    }),
  );
