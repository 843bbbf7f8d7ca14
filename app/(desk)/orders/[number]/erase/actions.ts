"use server";
import { redirect } from "next/navigation";
import { erasePerson, erasePersonInput } from "@/lib/customers/commands/erase-person";
import { deskAction, runs } from "@/lib/platform/action";

export const erasePersonAction = deskAction("privacy.write")
  .inputSchema(erasePersonInput)
  .action(
    runs(erasePerson, {
      detail: (refusal) => (refusal.code === "still_needed" ? { numbers: refusal.numbers } : null),
      after: (_answer, { number }) => redirect(`/orders/${number}`),
    }),
  );
