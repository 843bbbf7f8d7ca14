"use client";
import { MessageCircle, QrCode } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { DateTime } from "@/app/_ui/date-time";
import { Input } from "@/app/_ui/input";
import { noteWhatsappAction } from "@/app/(desk)/_share/payment-link-actions";
import type { PaymentLinkView } from "@/app/(desk)/_share/payment-link-view";

/**
 * Everything to hand a payment link over: its address, copy, WhatsApp, QR, until when, and what came of it.
 * Takes the `live` link of `newestPaymentLinkView`; whoever shows it adds what ends or renews it.
 */
export function PaymentLinkPanel({ link }: { link: PaymentLinkView }) {
  const t = useTranslations("links.pay");
  const [showsQr, setQr] = useState(false);
  return (
    <section aria-label={t("title")} className="grid gap-4">
      <Facts link={link} />
      <Input
        readOnly
        mono
        value={link.url}
        aria-label={t("address")}
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap gap-2">
        <CopyButton value={link.url} name={t("copyName")} text={t("copy")} variant="primary" />
        <WhatsappButton link={link} />
        <Button aria-expanded={showsQr} onClick={() => setQr(!showsQr)}>
          <QrCode aria-hidden />
          {t(showsQr ? "hideQr" : "showQr")}
        </Button>
      </div>
      {showsQr ? <Picture link={link} /> : null}
    </section>
  );
}

function Facts({ link }: { link: PaymentLinkView }) {
  const t = useTranslations("links.pay");
  const { amount, isPart, expiresAt, visits, uses } = link;
  return (
    <div className="grid gap-1">
      <p className="tnum text-xl font-semibold tracking-tight">{amount}</p>
      <p className="text-ink-soft">
        {isPart ? `${t("part")} · ` : null}
        {expiresAt === null ? null : t.rich("until", { at: () => <DateTime value={expiresAt} /> })}
      </p>
      <p className="text-sm text-ink-faint">
        {visits === 0 ? t("notOpened") : t("opened", { count: visits })}
        {uses > 0 ? ` · ${t("used", { count: uses })}` : null}
      </p>
    </div>
  );
}

/** A plain link, so that it opens even where scripts are slow; that it was opened is told beside. */
function WhatsappButton({ link }: { link: PaymentLinkView }) {
  const t = useTranslations("links.pay");
  const { orderId, phone } = link;
  const tell = () =>
    void noteWhatsappAction({ orderId, letter: "payment_link", idempotencyKey: crypto.randomUUID() });
  return (
    <Button asChild>
      <a
        href={link.whatsapp}
        target="_blank"
        rel="noopener noreferrer"
        onClick={tell}
        title={phone ?? undefined}
      >
        <MessageCircle aria-hidden />
        {t("whatsapp")}
      </a>
    </Button>
  );
}

function Picture({ link }: { link: PaymentLinkView }) {
  const t = useTranslations("links.pay");
  return (
    <div className="grid justify-items-start gap-3">
      <Image
        src={link.qr}
        alt={t("qr", { number: String(link.number) })}
        width={192}
        height={192}
        unoptimized
        className="size-48 overflow-hidden rounded-md border"
      />
      <Button asChild size="sm">
        <a href={link.qr} download={`pago-${link.number}.svg`}>
          {t("download")}
        </a>
      </Button>
    </div>
  );
}
