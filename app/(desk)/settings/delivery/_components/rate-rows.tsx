"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";
import { SettingField } from "@/app/(desk)/settings/_components/settings-form";
import { pastedRows, type TypedRow } from "@/lib/catalog/rate-rows";

type RowsProps = { rows: readonly TypedRow[]; places: string; currency: string };
type Held = TypedRow & { readonly id: number };

const BLANK: TypedRow = { place: "", upTo: "", price: "" };
const SPARE = 3;
const columns = "grid grid-cols-[1fr_1fr_auto] gap-2 sm:grid-cols-[minmax(0,2fr)_1fr_1fr_auto]";

/** The rows of a table of prices: typed one by one, or several at once out of a spreadsheet. */
export function RateRows({ rows, places, currency }: RowsProps) {
  const t = useTranslations("settings.delivery.table");
  const start = [...rows, ...Array.from({ length: rows.length === 0 ? SPARE : 0 }, () => BLANK)];
  const [held, setHeld] = useState<readonly Held[]>(start.map((row, id) => ({ ...row, id })));
  const next = useRef(start.length);
  const paste = useRef<HTMLTextAreaElement>(null);
  const add = (more: readonly TypedRow[]) =>
    setHeld((now) => [...now, ...more.map((row) => ({ ...row, id: next.current++ }))]);
  const addPasted = () => {
    if (!paste.current) return;
    add(pastedRows(paste.current.value));
    paste.current.value = "";
  };
  return (
    <div className="grid gap-3">
      <div aria-hidden className={`${columns} hidden text-sm font-medium sm:grid`}>
        <span>{t("place")}</span>
        <span>{t("upTo")}</span>
        <span>{t("price", { currency })}</span>
        <span className="w-8" />
      </div>
      {held.map((row, index) => (
        <Row
          key={row.id}
          {...{ row, index, places, currency }}
          onRemove={() => setHeld((now) => now.filter(({ id }) => id !== row.id))}
        />
      ))}
      <div>
        <Button size="sm" onClick={() => add([BLANK])}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </div>
      <details>
        <summary className="target inline-flex cursor-pointer items-center text-sm text-ink-soft underline underline-offset-3">
          {t("pasteOpen")}
        </summary>
        <div className="mt-2 grid gap-2">
          <SettingField name="paste" label={t("paste")} help={t("pasteHelp")}>
            <Textarea ref={paste} name="paste" rows={4} className="font-mono" />
          </SettingField>
          <div>
            <Button size="sm" onClick={addPasted}>
              {t("pasteAdd")}
            </Button>
          </div>
        </div>
      </details>
    </div>
  );
}

type RowProps = { row: Held; index: number; places: string; currency: string; onRemove: () => void };

function Row({ row, index, places, currency, onRemove }: RowProps) {
  const t = useTranslations("settings.delivery.table");
  const named = (word: string) => (
    <>
      {word}
      <span className="sr-only"> {t("rowNumber", { number: index + 1 })}</span>
    </>
  );
  const narrow = "[&>label]:sm:sr-only";
  return (
    <div className={`${columns} items-end border-b pb-3 sm:items-start sm:border-0 sm:pb-0`}>
      <SettingField
        name={`rows.${index}.place`}
        label={named(t("place"))}
        className={`col-span-3 sm:col-span-1 ${narrow}`}
      >
        <Input
          name={`rows.${index}.place`}
          list={places}
          maxLength={170}
          defaultValue={row.place}
          placeholder={t("everywhere")}
          autoComplete="off"
        />
      </SettingField>
      <SettingField name={`rows.${index}.upTo`} label={named(t("upTo"))} className={narrow}>
        <Input
          name={`rows.${index}.upTo`}
          numeric
          inputMode="decimal"
          maxLength={20}
          defaultValue={row.upTo}
          placeholder={t("noLimit")}
        />
      </SettingField>
      <SettingField name={`rows.${index}.price`} label={named(t("price", { currency }))} className={narrow}>
        <Input
          name={`rows.${index}.price`}
          numeric
          inputMode="decimal"
          maxLength={20}
          defaultValue={row.price}
        />
      </SettingField>
      <IconButton label={t("remove", { number: index + 1 })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
