"use client";
import { CalendarPlus, Link2Off, MoreHorizontal, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { DigitalExtendDialog, DigitalRenewDialog, DigitalRevokeDialog } from "./digital-dialogs";

export type LineFacts = {
  orderId: number;
  lineId: string;
  name: string;
  /** Null when nobody can be written to. */
  email: string | null;
  isLive: boolean;
  /** The shop's usual limits. */
  days: number;
  count: number;
};

type Dialog = "renew" | "extend" | "revoke";
const DIALOGS = { renew: DigitalRenewDialog, extend: DigitalExtendDialog, revoke: DigitalRevokeDialog };

/** What a person may do with the link of a line. */
export function DigitalMenu(facts: LineFacts) {
  const t = useTranslations("orders.page.digital");
  const [open, setOpen] = useState<Dialog | null>(null);
  const Open = open ? DIALOGS[open] : null;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t("actions", { name: facts.name })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem icon={RefreshCw} onSelect={() => setOpen("renew")}>
            {t("menu.renew")}
          </MenuItem>
          {facts.isLive ? (
            <>
              <MenuItem icon={CalendarPlus} onSelect={() => setOpen("extend")}>
                {t("menu.extend")}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={Link2Off} danger onSelect={() => setOpen("revoke")}>
                {t("menu.revoke")}
              </MenuItem>
            </>
          ) : null}
        </MenuContent>
      </Menu>
      {Open ? <Open {...facts} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
