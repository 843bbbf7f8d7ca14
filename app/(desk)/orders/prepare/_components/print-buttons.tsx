"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { postPrint } from "@/app/(desk)/orders/[number]/_blocks/print-menu";

/** The papers that go to the packing table. */
export function PrintButtons({ numbers }: { numbers: readonly number[] }) {
  const t = useTranslations("orders.prepare");
  return (
    <>
      <Button onClick={() => postPrint("pick_list", numbers)}>
        <Printer aria-hidden />
        {t("printPick")}
      </Button>
      <Button onClick={() => postPrint("packing_slip", numbers)}>
        <Printer aria-hidden />
        {t("printSlips")}
      </Button>
    </>
  );
}
