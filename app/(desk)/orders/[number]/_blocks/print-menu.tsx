"use client";
import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/app/_ui/menu";

const PAPERS = ["order_sheet", "packing_slip", "pick_list", "shipping_label"] as const;
export type PrintedPaper = (typeof PAPERS)[number];

/** Asks for a paper in a new tab: posted, since a print is told in the history. */
export function postPrint(paper: PrintedPaper, numbers: readonly number[], shipmentId?: string): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/documents";
  form.target = "_blank";
  for (const [name, value] of [
    ["paper", paper],
    ["orders", numbers.join(",")],
    ["shipment", shipmentId ?? ""],
  ] as const) {
    if (value === "") continue;
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

/** The label of one parcel. */
export function useLabelPrint(number: number, shipmentId: string) {
  const router = useRouter();
  return () => {
    postPrint("shipping_label", [number], shipmentId);
    window.addEventListener("focus", () => router.refresh(), { once: true });
  };
}

/** The papers of one order; the label only once it is dispatched (S14). */
export function usePapers(number: number, hasLabel: boolean) {
  const t = useTranslations("orders.papers");
  const router = useRouter();
  return PAPERS.filter((paper) => paper !== "shipping_label" || hasLabel).map((paper) => ({
    paper,
    label: t(paper),
    print: () => {
      postPrint(paper, [number]);
      // Back from the new tab, the history tells the print.
      window.addEventListener("focus", () => router.refresh(), { once: true });
    },
  }));
}

export function PrintMenu({ number, hasLabel }: { number: number; hasLabel: boolean }) {
  const t = useTranslations("common");
  const papers = usePapers(number, hasLabel);
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t("print")} variant="secondary">
          <Printer aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        {papers.map(({ paper, label, print }) => (
          <MenuItem key={paper} onSelect={print}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
