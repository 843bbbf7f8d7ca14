"use client";
import { ListChecks } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Checkbox, CheckboxMark } from "@/app/_ui/checkbox";
import { Age } from "@/app/_ui/date-time";
import type { ToPrepareRow } from "@/db/queries/prepare";

/** Orders to choose from; a plain form, so that it works before scripts do. */
export function PrepareList({ rows }: { rows: readonly ToPrepareRow[] }) {
  const t = useTranslations("orders.prepare");
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(0);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=order]") ?? [])];
  const count = () => setChosen(boxes().filter((box) => box.checked).length);
  const chooseAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    count();
  };
  return (
    <form ref={form} action="/orders/prepare/pick" onChange={count} className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-1">
        <Checkbox
          label={t("chooseAll")}
          checked={chosen === rows.length}
          indeterminate={chosen > 0 && chosen < rows.length}
          onChange={(event) => chooseAll(event.target.checked)}
        />
        <Button type="submit" variant={chosen > 0 ? "primary" : "secondary"}>
          <ListChecks aria-hidden />
          {chosen > 0 ? t("pickSome", { count: chosen }) : t("pick")}
        </Button>
      </div>
      <ul aria-label={t("title")} className="divide-y divide-line rounded-lg border bg-sheet">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </form>
  );
}

function Row({ row }: { row: ToPrepareRow }) {
  const t = useTranslations("orders.prepare");
  const list = useTranslations("orders.list");
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <CheckboxMark
        name="order"
        value={row.number}
        aria-label={t("choose", { number: String(row.number) })}
      />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2.5">
          <Link
            href={`/orders/${row.number}`}
            className="inline-flex min-h-6 items-center rounded-sm font-mono font-medium hover:underline"
          >
            #{row.number}
          </Link>
          <span className="truncate">{row.customer ?? list("noCustomer")}</span>
        </p>
        <p className="flex gap-[0.5ch] text-xs text-ink-faint">
          <span className="shrink-0">{t("units", { count: row.units })}</span>
          {row.city ? <span className="truncate">· {row.city}</span> : null}
          <span className="shrink-0">
            · <Age value={row.createdAt} />
          </span>
          {row.preparation === "preparing" ? <span className="shrink-0">· {t("begun")}</span> : null}
        </p>
      </div>
      <Button asChild size="sm">
        <Link
          href={`/orders/prepare/${row.number}`}
          aria-label={t("scanOne", { number: String(row.number) })}
        >
          {t("scan")}
        </Link>
      </Button>
    </li>
  );
}
