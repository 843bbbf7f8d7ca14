"use client";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { DialogFoot, DialogHead, veilStyle } from "@/app/_ui/dialog";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;

type SheetProps = { title: ReactNode; description?: ReactNode; footer?: ReactNode; children?: ReactNode };

/** A drawer from the right edge, for details that keep the list in sight. */
export function SheetContent({ title, description, footer, children }: SheetProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={veilStyle} />
      <Radix.Content
        className="fixed inset-y-0 right-0 z-50 flex w-full max-w-lg animate-sheet flex-col bg-raised shadow-float outline-none"
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <DialogHead title={title} description={description} />
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        {footer ? <DialogFoot>{footer}</DialogFoot> : null}
      </Radix.Content>
    </Radix.Portal>
  );
}
