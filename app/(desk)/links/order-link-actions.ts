"use server";
import { z } from "zod";
import { lineText } from "@/lib/kernel/input";
import { renewLink } from "@/lib/links/commands/renew-link";
import { deskAction, runs } from "@/lib/platform/action";

export const renewLinkAction = deskAction("links.write")
  .inputSchema(z.strictObject({ linkId: lineText({ min: 1, max: 60 }) }))
  .action(runs(renewLink));
