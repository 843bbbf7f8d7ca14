"use client";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { useNotify } from "@/app/_ui/use-notify";

type UploadProps = {
  variantId: number;
  /** The largest that is taken, in MB. */
  most: number;
  /** The file whose place it takes. */
  replaces?: number;
};

const MB = 1_000_000;
const REFUSED = ["too_large", "no_file", "too_many", "file_not_found", "not_digital", "broken"] as const;
type RefusedUpload = (typeof REFUSED)[number];

type Sending = { readonly name: string; readonly percent: number; readonly stop: () => void };

/** Chooses a file and sends it at once, with how far it is and a way to stop. */
export function FileUpload(props: UploadProps) {
  const t = useTranslations("products.files.upload");
  const { sending, refused, send } = useUpload(props);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (file) send(file);
  };
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="sr-only">
        {t(props.replaces ? "replace" : "choose")}
      </label>
      <input ref={input} id={id} type="file" tabIndex={-1} className="sr-only" onChange={chosen} />
      {sending ? (
        <div className="grid gap-1.5">
          <div className="flex items-center justify-between gap-3 text-sm">
            <span className="min-w-0 truncate">{sending.name}</span>
            <span className="tnum">{sending.percent} %</span>
          </div>
          <progress
            max={100}
            value={sending.percent}
            aria-label={sending.name}
            className="h-1.5 w-full accent-brand"
          />
          <div>
            <Button size="sm" onClick={sending.stop}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button
            size={props.replaces ? "sm" : "md"}
            variant={props.replaces ? "ghost" : "secondary"}
            onClick={() => input.current?.click()}
          >
            <Upload aria-hidden />
            {t(props.replaces ? "replace" : "choose")}
          </Button>
        </div>
      )}
      {refused ? <Banner tone="bad">{t(`refused.${refused}`, { most: props.most })}</Banner> : null}
    </div>
  );
}

function useUpload({ variantId, most, replaces }: UploadProps) {
  const t = useTranslations("products.files.upload");
  const router = useRouter();
  const notify = useNotify();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<RefusedUpload | null>(null);
  const ended = (code: string) => {
    setSending(null);
    if (code !== "added") return setRefused(REFUSED.find((one) => one === code) ?? "broken");
    notify.done(t("done"));
    router.refresh();
  };
  const send = (file: File) => {
    setRefused(null);
    if (file.size > most * MB) return setRefused("too_large");
    const request = new XMLHttpRequest();
    const asked = new URLSearchParams({ variantId: String(variantId), name: file.name });
    if (replaces) asked.set("replaces", String(replaces));
    const stop = () => request.abort();
    setSending({ name: file.name, percent: 0, stop });
    request.upload.onprogress = ({ loaded, total }) =>
      setSending({ name: file.name, percent: Math.floor((loaded / Math.max(1, total)) * 100), stop });
    request.onload = () => ended((request.response as { code?: string } | null)?.code ?? "broken");
    request.onerror = () => ended("broken");
    request.onabort = () => setSending(null);
    request.responseType = "json";
    request.open("POST", `/api/digital-files?${asked}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  };
  return { sending, refused, send };
}
