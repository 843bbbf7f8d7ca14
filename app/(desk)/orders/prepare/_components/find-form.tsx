"use client";
import { ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { useDeskFocus } from "./use-desk-focus";

/** A scanner that reads the barcode of a slip types the number and presses Enter: that opens the order. */
export function FindForm({ missing }: { missing: string }) {
  const t = useTranslations("orders.prepare");
  const field = useRef<HTMLInputElement>(null);
  useDeskFocus(field);
  return (
    <form action="/orders/prepare" className="flex items-end gap-2 rounded-lg border bg-sheet px-4 py-3">
      <Field
        label={t("find")}
        error={missing ? t("notFound", { number: missing.slice(0, 40) }) : undefined}
        className="min-w-0 flex-1 sm:max-w-80"
      >
        <Input
          ref={field}
          name="number"
          mono
          autoComplete="off"
          inputMode="numeric"
          placeholder="1042"
          defaultValue={missing}
          maxLength={40}
        />
      </Field>
      <Button type="submit" className={missing ? "mb-6.5" : ""}>
        <ScanBarcode aria-hidden />
        {t("open")}
      </Button>
    </form>
  );
}
