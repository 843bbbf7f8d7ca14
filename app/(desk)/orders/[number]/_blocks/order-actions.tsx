"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/app/_ui/menu";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { CancelDialog } from "./cancel-dialog";
import { DispatchDialog } from "./dispatch-dialog";
import { MoreMenu } from "./more-menu";
import { PayDialog } from "./pay-dialog";
import { PrintMenu } from "./print-menu";
import { ReopenDialog } from "./reopen-dialog";

type Dialogs = "dispatch" | "pay" | "cancel" | "reopen";

/** Print, further actions, the payment status and the one next step. */
export function OrderActions(props: HeaderActions) {
  const t = useTranslations("orders.actions");
  const [open, setOpen] = useState<Dialogs | null>(null);
  const { primary, choices, dispatch } = props;
  const others = choices.filter((choice) => choice !== primary);
  const shut = () => setOpen(null);
  return (
    <>
      {props.canPrint ? <PrintMenu number={props.number} hasLabel={props.hasLabel} /> : null}
      <MoreMenu {...props} />
      {others.length > 0 ? (
        <Menu>
          <MenuTrigger asChild>
            <Button>
              {t("status")}
              <ChevronDown aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent>
            {choices.map((choice) => (
              <MenuItem key={choice} danger={choice === "cancel"} onSelect={() => setOpen(choice)}>
                {t(choice)}
              </MenuItem>
            ))}
          </MenuContent>
        </Menu>
      ) : null}
      {dispatch && primary !== "dispatch" ? (
        <Button onClick={() => setOpen("dispatch")}>{t("dispatch")}</Button>
      ) : null}
      {primary ? (
        <Button variant="primary" onClick={() => setOpen(primary)}>
          {t(primary)}
        </Button>
      ) : null}
      {open === "dispatch" && dispatch ? <DispatchDialog {...props} facts={dispatch} onClose={shut} /> : null}
      {open === "pay" && props.pay ? <PayDialog {...props} facts={props.pay} onClose={shut} /> : null}
      {open === "cancel" && props.cancel ? (
        <CancelDialog {...props} facts={props.cancel} onClose={shut} />
      ) : null}
      {open === "reopen" ? <ReopenDialog {...props} onClose={shut} /> : null}
    </>
  );
}
