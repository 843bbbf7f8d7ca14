"use client";
import { Input } from "@/app/_ui/input";
import type { SendableLine } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";

type QuantityFieldsProps = {
  lines: readonly SendableLine[];
  prefix: string;
  /** What stands in the fields at first: what each line begins with (all of it unless it says), or nothing. */
  initial: "all" | "none";
  legend: string;
};

/** How many units of each line; 0 leaves the line out. */
export function QuantityFields({ lines, prefix, initial, legend }: QuantityFieldsProps) {
  return (
    <fieldset className="grid gap-0">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <ul className="divide-y rounded-md border">
        {lines.map(({ lineId, name, detail, left, first = left }) => (
          <li key={lineId} className="flex items-center gap-3 px-3 py-2">
            <label htmlFor={`${prefix}-${lineId}`} className="grid min-w-0 flex-1">
              <span className="break-words">{name}</span>
              {detail ? <span className="text-sm break-words text-ink-faint">{detail}</span> : null}
            </label>
            <span className="w-24 shrink-0">
              <Input
                id={`${prefix}-${lineId}`}
                name={`${prefix}.${lineId}`}
                type="number"
                inputMode="numeric"
                min={0}
                max={left}
                defaultValue={initial === "all" ? first : 0}
                numeric
                after={`/ ${left}`}
              />
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The quantities of a form, lines with 0 left out. */
export const chosenQuantities = (form: FormData, lines: readonly SendableLine[], prefix: string) =>
  lines.flatMap(({ lineId }) => {
    const quantity = Number(form.get(`${prefix}.${lineId}`) ?? 0);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
