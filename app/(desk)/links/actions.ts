"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { lineText } from "@/lib/kernel/input";
import { createDirectBuyLink, createDirectBuyLinkInput } from "@/lib/links/commands/create-direct-buy-link";
import { revokeLink } from "@/lib/links/commands/revoke-link";
import { deskAction, runs } from "@/lib/platform/action";

export const createLinkAction = deskAction("links.write")
  .inputSchema(createDirectBuyLinkInput)
  .action(
    runs(createDirectBuyLink, { answer: ({ id }) => id, after: (id) => redirect(`/links/${id}?made`) }),
  );

export const revokeLinkAction = deskAction("links.write")
  .inputSchema(z.strictObject({ linkId: lineText({ min: 1, max: 60 }) }))
  .action(runs(revokeLink));
