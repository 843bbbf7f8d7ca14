"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog, DialogContent } from "@/app/_ui/dialog";
import { Input } from "@/app/_ui/input";
import type { OrderCode } from "@/app/(desk)/orders/[number]/_actions/refusals";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { Answer } from "@/lib/platform/answer";

type Shown = { readonly name: string; readonly url: string };

/** Makes a link and puts it on the clipboard; a browser that refuses shows it to be copied by hand. */
export function useLinkCopy() {
  const t = useTranslations("orders.more");
  const move = useMove();
  const [shown, setShown] = useState<Shown | null>(null);
  const copy = async (name: string, send: (key: string) => Promise<Answer<string, OrderCode>>) => {
    const answer = await move(send, { done: t("linkReady") });
    if (!answer.ok) return;
    await navigator.clipboard.writeText(answer.value).catch(() => undefined);
    setShown({ name, url: answer.value });
  };
  return { shown, copy, close: () => setShown(null) };
}

export function LinkDialog({ name, url, onClose }: Shown & { onClose: () => void }) {
  const t = useTranslations("orders.more");
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={name} description={t("linkCopied")}>
        <div className="flex items-center gap-2">
          <Input readOnly mono value={url} aria-label={name} onFocus={(event) => event.target.select()} />
          <CopyButton value={url} name={name} />
        </div>
      </DialogContent>
    </Dialog>
  );
}
