"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FieldError } from "@/app/_ui/field";
import type { Goods } from "@/app/(desk)/orders/_lines/found-goods";
import { LineEditor } from "@/app/(desk)/orders/_lines/line-editor";
import { fieldId, useForm, useWrong } from "./form-context";
import { Step } from "./step";

/** 1. What is ordered. */
export function ProductsStep() {
  const t = useTranslations("orders.new");
  const { draft, change, preview, choices } = useForm();
  const wrong = useWrong();
  const [found, setFound] = useState<ReadonlyMap<number, Goods>>(new Map());
  const goods = useMemo(
    () => new Map([...found, ...preview.goods.map((one) => [one.variantId, one] as const)]),
    [found, preview.goods],
  );
  const seen = useMemo(() => new Map(preview.seen), [preview.seen]);
  const problem = wrong("lines");
  return (
    <Step number={1} title={t("step.products")}>
      <div id={fieldId("lines")} className="grid gap-3">
        <LineEditor
          lines={draft.lines}
          onChange={(lines) => change({ ...draft, lines: [...lines] })}
          goods={goods}
          onFound={(one) => setFound(new Map(found).set(one.variantId, one))}
          seen={seen}
          taxes={choices.taxes}
        />
        {problem ? <FieldError>{problem}</FieldError> : null}
      </div>
    </Step>
  );
}
