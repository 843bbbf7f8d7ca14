"use client";
import { FileText, ListChecks, PackageCheck, Printer, Tag, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/app/_ui/menu";
import { postPrint } from "@/app/(desk)/orders/[number]/_blocks/print-menu";
import { useSelection } from "./selection";

const PAPERS = [
  { kind: "order_sheet", words: "sheets", icon: FileText },
  { kind: "packing_slip", words: "slips", icon: PackageCheck },
  { kind: "pick_list", words: "picks", icon: ListChecks },
  { kind: "shipping_label", words: "labels", icon: Tag },
] as const;

/** Floats at the foot while orders are ticked: how many, what to do with them all, and the way out. */
export function BulkBar({ mayPrint }: { mayPrint: boolean }) {
  const t = useTranslations("orders.bulk");
  const common = useTranslations("common");
  const { numbers, set } = useSelection();
  if (numbers.length === 0) return null;
  return (
    <section
      aria-label={t("label")}
      className="fixed bottom-[calc(4.25rem+env(safe-area-inset-bottom))] left-1/2 z-30 flex max-w-[calc(100vw-1rem)] -translate-x-1/2 animate-rise items-center gap-1 rounded-lg bg-raised p-1.5 pl-4 shadow-float md:bottom-5 print:hidden"
    >
      <p role="status" className="tnum pr-2 font-medium whitespace-nowrap">
        {common("selected", { count: numbers.length })}
      </p>
      {mayPrint ? (
        <Menu>
          <MenuTrigger asChild>
            <Button>
              <Printer aria-hidden strokeWidth={1.75} />
              {t("print")}
            </Button>
          </MenuTrigger>
          <MenuContent side="top" align="center">
            {PAPERS.map(({ kind, words, icon }) => (
              <MenuItem key={kind} icon={icon} onSelect={() => postPrint(kind, numbers)}>
                {t(words)}
              </MenuItem>
            ))}
          </MenuContent>
        </Menu>
      ) : null}
      <IconButton label={t("clear")} onClick={() => set([])}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
