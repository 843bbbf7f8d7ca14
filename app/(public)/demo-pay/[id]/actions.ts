"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { actOnDemoBooks, actOnDemoBooksInput } from "@/lib/payments/commands/act-on-demo-books";
import { actOnDemoPage, actOnDemoPageInput } from "@/lib/payments/commands/act-on-demo-page";
import { openAction, runs } from "@/lib/platform/action";

const pageOf = ({ id, act }: z.output<typeof actOnDemoPageInput>) =>
  `/demo-pay/${encodeURIComponent(id)}?said=${act}`;

/** Repeatable: the page's own books say whether it was paid already. */
export const actOnDemoPageAction = openAction("public_post", { repeatable: true })
  .inputSchema(actOnDemoPageInput)
  .action(
    runs(actOnDemoPage, {
      answer: ({ url }) => url,
      after: (url, input) => redirect(url ?? pageOf(input)),
    }),
  );

export const actOnDemoBooksAction = openAction("public_post", { repeatable: true })
  .inputSchema(actOnDemoBooksInput)
  .action(
    runs(actOnDemoBooks, {
      after: (_, { id, act }) => redirect(`/demo-pay/${encodeURIComponent(id)}?did=${act}#books`),
    }),
  );
