"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog, DialogContent } from "@/app/_ui/dialog";
import { IconButton } from "@/app/_ui/icon-button";
import { Kbd } from "@/app/_ui/kbd";
import { Switch } from "@/app/_ui/switch";
import { isTyping } from "@/app/_ui/typing";

const STORED = "keys";
/** Single keys can be switched off (WCAG 2.1.4); this browser remembers. */
export const keysAreOn = (): boolean => localStorage.getItem(STORED) !== "off";

const KEYS = [
  ["j", "next"],
  ["k", "previous"],
  ["x", "select"],
  ["Enter", "enter"],
  ["/", "search"],
  ["⌘K", "palette"],
  ["?", "help"],
] as const;

/** "?" shows which keys the list knows. */
export function ListKeys() {
  const t = useTranslations("orders.keys");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "?" || isTyping(event.target) || !keysAreOn()) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <IconButton label={t("open")} className="hidden lg:inline-flex" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden strokeWidth={1.75} />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent size="sm" title={t("title")}>
          <dl className="grid grid-cols-[5rem_1fr] items-center gap-y-2">
            {KEYS.map(([key, words]) => (
              <div key={key} className="contents">
                <dt>
                  <Kbd>{key}</Kbd>
                </dt>
                <dd>{t(words)}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-4 border-t pt-3">
            <Switch
              label={t("on")}
              help={t("onHelp")}
              defaultChecked={open ? keysAreOn() : true}
              onChange={(event) => localStorage.setItem(STORED, event.target.checked ? "on" : "off")}
            />
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
