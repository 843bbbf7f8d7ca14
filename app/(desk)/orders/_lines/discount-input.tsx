"use client";
import { useId } from "react";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { useRegion } from "@/app/_ui/use-region";
import type { DeskLine } from "@/lib/carts/desk-line";

type DiscountProps = {
  text: string;
  kind: DeskLine["discountKind"];
  kindLabel: string;
  onText: (text: string) => void;
  onKind: (kind: DeskLine["discountKind"]) => void;
};

/** An amount or a share. Stands in a `Field`, which names the first of its two controls. */
export function DiscountInput({ text, kind, kindLabel, onText, onKind }: DiscountProps) {
  const { currency } = useRegion();
  const kindId = useId();
  return (
    <span className="flex gap-1.5">
      <Input
        numeric
        inputMode="decimal"
        value={text}
        maxLength={20}
        onChange={(event) => onText(event.target.value)}
      />
      <Select
        id={kindId}
        aria-label={kindLabel}
        value={kind}
        className="w-20 shrink-0"
        onChange={(event) => onKind(event.target.value === "percent" ? "percent" : "amount")}
        options={[
          { value: "amount", label: currency },
          { value: "percent", label: "%" },
        ]}
      />
    </span>
  );
}
