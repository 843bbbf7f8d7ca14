"use client";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";

/** The button inside the sign-out form: `<form action={signOut}><SignOutButton /></form>`. */
export function SignOutButton() {
  const t = useTranslations("nav");
  return (
    <SubmitButton variant="ghost" wide className="justify-start px-2.5">
      <LogOut aria-hidden />
      {t("signOut")}
    </SubmitButton>
  );
}
