import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoAccounts } from "@/app/(public)/login/_components/demo-accounts";
import { LoginForm } from "@/app/(public)/login/_components/login-form";
import { env } from "@/lib/platform/env";
import { safePath } from "@/lib/platform/same-origin";
import { currentUser } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("login");
  return { title: t("title"), robots: { index: false } };
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const given = await searchParams;
  const { APP_URL, DEMO } = env();
  const callbackUrl = safePath(one(given.callbackUrl)?.replace(APP_URL, "") || null, APP_URL);
  if (await currentUser()) redirect(callbackUrl);
  const t = await getTranslations("login");
  const role = await getTranslations("staff.roles");
  const roles = {
    owner: role("owner"),
    manager: role("manager"),
    logistics: role("logistics"),
    viewer: role("viewer"),
  };
  return (
    <div className="mx-auto grid w-full max-w-sm gap-8 py-6 md:py-12">
      <div className="grid gap-1">
        <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      <LoginForm callbackUrl={callbackUrl} startError={startError(one(given.error))} />
      {DEMO ? <DemoAccounts callbackUrl={callbackUrl} roles={roles} /> : null}
      <p className="text-sm text-ink-faint">{t("forgotten")}</p>
    </div>
  );
}

/** next-auth's own route comes back here with the reason in the address. */
function startError(error: string | undefined) {
  if (!error) return null;
  return error === "totp_needed" || error === "totp_wrong" ? error : "wrong_credentials";
}
