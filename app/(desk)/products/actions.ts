"use server";
import { adjustStock, adjustStockInput } from "@/lib/catalog/commands/adjust-stock";
import { deskAction, runs } from "@/lib/platform/action";

export const adjustStockAction = deskAction("stock.write")
  .inputSchema(adjustStockInput)
  .action(runs(adjustStock, { detail: (refusal) => ("left" in refusal ? refusal.left : null) }));
