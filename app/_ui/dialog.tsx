"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { useFocusReturn } from "@/app/_ui/use-focus-return";

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

export const veilStyle = "fixed inset-0 z-50 animate-fade bg-veil print:hidden";
export const boxStyle =
  "fixed z-50 flex flex-col bg-raised shadow-float outline-none " +
  "inset-x-0 bottom-0 max-h-[92dvh] animate-rise rounded-t-lg " +
  "sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[80vh] sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:animate-enter sm:rounded-lg";

const WIDTH = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;

type ContentProps = {
  title: ReactNode;
  description?: ReactNode;
  /** The row of buttons; stays in view while the middle scrolls. */
  footer?: ReactNode;
  size?: keyof typeof WIDTH;
  children?: ReactNode;
};

/** A question in the middle of the desk; on a phone it rises from the bottom. */
export function DialogContent({ title, description, footer, size = "md", children }: ContentProps) {
  const focus = useFocusReturn();
  return (
    <Radix.Portal>
      <Radix.Overlay className={veilStyle} />
      <Radix.Content
        {...focus}
        className={cx(boxStyle, WIDTH[size])}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <DialogHead title={title} description={description} />
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        {footer ? <DialogFoot>{footer}</DialogFoot> : null}
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogHead({ title, description }: { title: ReactNode; description?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <header className="flex items-start justify-between gap-3 py-3 pr-3 pl-5">
      <div className="grid gap-1 py-2.5 md:pointer-fine:py-1">
        <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
        {description ? <Radix.Description className="text-ink-soft">{description}</Radix.Description> : null}
      </div>
      <Radix.Close asChild>
        <IconButton label={t("close")}>
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </header>
  );
}

export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-col-reverse gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end">
      {children}
    </footer>
  );
}
