"use client";
import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { sendDownloadsAction } from "@/app/(desk)/orders/[number]/digital-actions";

/** Writes to the customer with the links that work now. */
export function DigitalSend({ orderId, email }: { orderId: number; email: string }) {
  const t = useTranslations("orders.page.digital");
  const move = useMove();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await move((idempotencyKey) => sendDownloadsAction({ orderId, idempotencyKey }), {
      done: t("sent", { email }),
    }).finally(() => setBusy(false));
  };
  return (
    <Button variant="ghost" size="sm" loading={busy} onClick={() => void send()}>
      <Mail aria-hidden />
      {t("send")}
    </Button>
  );
}
