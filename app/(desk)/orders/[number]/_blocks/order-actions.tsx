"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from "@/app/_ui/menu";
import { PaymentLinkDialog } from "@/app/(desk)/_share/payment-link-dialog";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { CancelDialog } from "./cancel-dialog";
import { DispatchDialog } from "./dispatch-dialog";
import { RecoveryLetterDialog, ResendLetterDialog } from "./letter-dialogs";
import { MoreMenu } from "./more-menu";
import { PayDialog } from "./pay-dialog";
import { PrintMenu } from "./print-menu";
import { ReopenDialog } from "./reopen-dialog";

type Dialogs = "dispatch" | "pay" | "cancel" | "reopen" | "link" | "recovery" | "resend";

type HeaderProps = HeaderActions & { payLink: PaymentLinkFacts | null };

/** Print, further actions, the payment status and the one next step. */
export function OrderActions(props: HeaderProps) {
  const t = useTranslations("orders.actions");
  const [open, setOpen] = useState<Dialogs | null>(null);
  const { primary, choices, dispatch, payLink } = props;
  const next = primary ?? (payLink?.isNext ? "link" : null);
  const others = choices.filter((choice) => choice !== primary);
  return (
    <>
      {props.canPrint ? <PrintMenu number={props.number} hasLabel={props.hasLabel} /> : null}
      <MoreMenu {...props} onPayLink={payLink ? () => setOpen("link") : null} onLetter={setOpen} />
      {others.length > 0 || props.canRefund ? (
        <Menu>
          <MenuTrigger asChild>
            <Button>
              {t("status")}
              <ChevronDown aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent>
            {props.canRefund ? (
              <MenuLink href={`/orders/${props.number}?refund=1`}>{t("refund")}</MenuLink>
            ) : null}
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
      {next ? (
        <Button variant="primary" onClick={() => setOpen(next)}>
          {t(next)}
        </Button>
      ) : null}
      <OpenDialog {...props} open={open} shut={() => setOpen(null)} />
    </>
  );
}

type OpenProps = HeaderProps & { open: Dialogs | null; shut: () => void };

function OpenDialog({ open, shut, ...props }: OpenProps) {
  const { orderId, dispatch, pay, cancel, payLink, letters } = props;
  const dialogs: Record<Dialogs, ReactNode> = {
    dispatch: dispatch && <DispatchDialog {...props} facts={dispatch} onClose={shut} />,
    pay: pay && <PayDialog {...props} facts={pay} onClose={shut} />,
    cancel: cancel && <CancelDialog {...props} facts={cancel} onClose={shut} />,
    reopen: <ReopenDialog {...props} onClose={shut} />,
    link: payLink && <PaymentLinkDialog facts={payLink} onClose={shut} />,
    recovery: letters && <RecoveryLetterDialog orderId={orderId} facts={letters} onClose={shut} />,
    resend: letters && <ResendLetterDialog orderId={orderId} facts={letters} onClose={shut} />,
  };
  return open && dialogs[open];
}
