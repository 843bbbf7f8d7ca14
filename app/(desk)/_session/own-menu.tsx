import Link from "next/link";
import { useTranslations } from "next-intl";
import { SignOutButton } from "@/app/(desk)/_frame/sign-out-button";

/** The lower part of the person's menu. Signing out is a plain form post, so that the browser forgets the desk. */
export function OwnMenu() {
  const t = useTranslations("account");
  return (
    <>
      <Link
        href="/account"
        className="flex min-h-11 items-center rounded-md px-2.5 text-ink-soft hover:bg-ink/6 hover:text-ink md:pointer-fine:min-h-9"
      >
        {t("open")}
      </Link>
      <form action="/api/auth/sign-out" method="post">
        <SignOutButton />
      </form>
    </>
  );
}
