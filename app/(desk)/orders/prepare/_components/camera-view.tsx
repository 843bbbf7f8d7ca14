"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { openReader } from "./barcode-reader";

const LOOKS_EVERY_MS = 200;
/** A code held still before the camera is one unit; taken away and shown again it is another. */
const GONE_AFTER_LOOKS = 4;

type ViewProps = { onRead: (code: string) => void; onFail: () => void };

/** What the camera sees; every code that comes into view is read once. */
export function CameraView({ onRead, onFail }: ViewProps) {
  const t = useTranslations("orders.prepare.camera");
  const video = useRef<HTMLVideoElement>(null);
  const read = useEffectEvent(onRead);
  const fail = useEffectEvent(onFail);
  useEffect(() => {
    const ended = new AbortController();
    if (video.current) void watch(video.current, ended.signal, read).catch(() => fail());
    return () => ended.abort();
  }, []);
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t("view")}
      className="aspect-4/3 w-full max-w-md rounded-md bg-mute-soft object-cover"
    />
  );
}

async function watch(
  video: HTMLVideoElement,
  ended: AbortSignal,
  read: (code: string) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (ended.aborted) return stop();
  ended.addEventListener("abort", stop);
  video.srcObject = stream;
  await video.play();
  const reader = await openReader();
  let seen: string | null = null;
  let missed = 0;
  while (!ended.aborted) {
    const code = await reader(video);
    missed = code === null ? missed + 1 : 0;
    if (code !== null && code !== seen) read(code);
    if (code !== null || missed >= GONE_AFTER_LOOKS) seen = code;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
}
