"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signInAction } from "@/app/(public)/login/actions";

const ACCOUNTS = ["owner", "manager", "logistics", "viewer"] as const;
const PASSWORD = "despacho-demo";

export type DemoAccount = (typeof ACCOUNTS)[number];
type RoleNames = Readonly<Record<DemoAccount, string>>;

/** Only in the demo shop: every role is one press away. Its names come along, since the desk's words stay at the desk. */
export function DemoAccounts({ callbackUrl, roles }: { callbackUrl: string; roles: RoleNames }) {
  const t = useTranslations("login.demo");
  return (
    <section aria-labelledby="demo-accounts" className="grid gap-3 border-t pt-6">
      <div className="grid gap-1">
        <h2 id="demo-accounts" className="font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-ink-soft">
          {t("lead")} <code className="font-mono text-ink">{PASSWORD}</code>
        </p>
      </div>
      <ul className="grid gap-2">
        {ACCOUNTS.map((account) => (
          <li key={account}>
            <Account account={account} role={roles[account]} callbackUrl={callbackUrl} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type AccountProps = { account: DemoAccount; role: string; callbackUrl: string };

function Account({ account, role, callbackUrl }: AccountProps) {
  const t = useTranslations("login.demo");
  const [, act] = useActionState(signInAction, null);
  const email = `${account}@demo.test`;
  return (
    <form action={act} className="flex items-center justify-between gap-3">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={PASSWORD} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <span className="min-w-0 truncate text-sm text-ink-soft">{email}</span>
      <SubmitButton variant="secondary">{t("enter", { role })}</SubmitButton>
    </form>
  );
}
