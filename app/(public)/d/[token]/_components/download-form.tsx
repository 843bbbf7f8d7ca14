"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

type DownloadProps = { token: string; grantId: string; pressKey: string; word: string; label: string };

const COUNTED_MS = 1_500;

/**
 * A plain form: the answer is the file, so the page stays. Its key stays, too, for as long as the page is open: a download that
 * broke off is pressed again and is the same one. With scripts the number that is left follows.
 */
export function DownloadForm({ token, grantId, pressKey, word, label }: DownloadProps) {
  const router = useRouter();
  const [key] = useState(pressKey);
  return (
    <form
      method="post"
      action={`/api/downloads/${token}`}
      aria-label={label}
      onSubmit={() => setTimeout(() => router.refresh(), COUNTED_MS)}
    >
      <input type="hidden" name="grant" value={grantId} readOnly />
      <input type="hidden" name="key" value={key} readOnly />
      <Button type="submit" variant="primary" size="lg" wide>
        <Download aria-hidden />
        {word}
      </Button>
    </form>
  );
}
