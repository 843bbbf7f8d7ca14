"use client";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Fold } from "./fold";

const ACCEPT = "image/jpeg,image/png,image/webp";
const LARGEST = 10 * 1024 * 1024;

/** A photo of the box or of the door, in a plain form, so that it works before scripts do. */
export function PhotoForm({ token, said }: { token: string; said: string }) {
  const t = useTranslations("shop.h.photo");
  const [problem, setProblem] = useState<"too_large" | "wrong_type" | null>(null);
  const [isSending, setSending] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setProblem(file ? problemOf(file) : null);
  };
  return (
    <Fold id="photo" title={t("title")} open={said !== ""}>
      <form
        action={`/api/helper-photos/${encodeURIComponent(token)}`}
        method="post"
        encType="multipart/form-data"
        aria-label={t("title")}
        onSubmit={() => setSending(true)}
        className="grid grid-cols-1 gap-4 pb-4"
      >
        <Said said={said} />
        <Field
          label={t("file")}
          help={t("fileHelp")}
          error={problem ? t(`refused.${problem}`) : null}
          required
        >
          <Input
            type="file"
            name="file"
            accept={ACCEPT}
            onChange={choose}
            className="cursor-pointer py-2 file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-brand-soft file:px-3 file:py-1.5 file:font-medium file:text-ink"
          />
        </Field>
        <Button type="submit" size="lg" wide loading={isSending} disabled={problem !== null}>
          <Camera aria-hidden />
          {t("send")}
        </Button>
      </form>
    </Fold>
  );
}

function Said({ said }: { said: string }) {
  const t = useTranslations("shop.h.photo");
  if (said === "") return null;
  if (said === "sent") return <Banner tone="good">{t("sent")}</Banner>;
  const key = `refused.${said}` as "refused.unexpected";
  return <Banner tone="bad">{t.has(key) ? t(key) : t("refused.unexpected")}</Banner>;
}

function problemOf({ size, type }: File): "too_large" | "wrong_type" | null {
  if (size > LARGEST) return "too_large";
  return type === "" || ACCEPT.includes(type) ? null : "wrong_type";
}
