"use client";
import { Camera, CameraOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";

/** The reader and its picture come to the phone only when somebody asks for them. */
const CameraView = lazy(() => import("./camera-view").then(({ CameraView: View }) => ({ default: View })));

/** Scanning with the phone's camera. */
export function CameraReader({ onRead }: { onRead: (code: string) => void }) {
  const t = useTranslations("orders.prepare.camera");
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const close = (failed: boolean) => {
    setFailed(failed);
    setOpen(false);
  };
  return (
    <div className="grid grid-cols-1 gap-3">
      {isOpen ? (
        <Suspense fallback={<p className="text-ink-soft">{t("opening")}</p>}>
          <CameraView onRead={onRead} onFail={() => close(true)} />
        </Suspense>
      ) : null}
      {hasFailed ? <Banner tone="wait">{t("failed")}</Banner> : null}
      <Button className="w-fit" onClick={() => (isOpen ? close(false) : setOpen(true))}>
        {isOpen ? <CameraOff aria-hidden /> : <Camera aria-hidden />}
        {isOpen ? t("close") : t("open")}
      </Button>
    </div>
  );
}
