"use server";
import { deskAction, runs } from "@/lib/platform/action";
import { readRowFacts, rowFactsInput } from "./row-facts";

export const rowFactsAction = deskAction("orders.read", { repeatable: true })
  .inputSchema(rowFactsInput)
  .action(runs(readRowFacts, { answer: (facts) => facts }));
