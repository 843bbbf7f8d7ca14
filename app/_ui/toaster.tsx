"use client";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

const toastStyle =
  "flex w-full items-center gap-2.5 rounded-lg bg-raised px-3.5 py-3 font-sans text-base text-ink shadow-float sm:w-90";
const press = "shrink-0 rounded-md px-2 min-h-8 font-medium text-brand hover:bg-ink/6";

/** Mounted once in the root layout; said through `useNotify`. */
export function Toaster() {
  const t = useTranslations("common");
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={t("toasts")}
      offset={{ bottom: 20, right: 20 }}
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />,
        error: <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: toastStyle,
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-sm text-ink-soft",
          actionButton: press,
          cancelButton: press,
        },
      }}
    />
  );
}
