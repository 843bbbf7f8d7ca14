"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";

type CopyProps = Omit<ComponentProps<typeof Button>, "value"> & {
  value: string;
  /** What is copied, in words: "el enlace de pago". */
  name: string;
  /** Shows this text beside the sign; without it only the sign. */
  text?: string;
};

export function CopyButton({ value, name, text, ...rest }: CopyProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(value).then(() => setCopied(true));
  const sign = copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />;
  const said = (
    <span role="status" className="sr-only">
      {copied ? t("copied") : ""}
    </span>
  );
  if (text === undefined) {
    return (
      <>
        <IconButton {...rest} label={t("copyValue", { name })} onClick={() => void copy()}>
          {sign}
        </IconButton>
        {said}
      </>
    );
  }
  return (
    <>
      <Button {...rest} onClick={() => void copy()}>
        {sign}
        {copied ? t("copied") : text}
      </Button>
      {said}
    </>
  );
}
