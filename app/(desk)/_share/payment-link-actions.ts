"use server";
import { issuePaymentLink, issuePaymentLinkInput } from "@/lib/links/commands/issue-payment-link";
import { noteWhatsapp, noteWhatsappInput } from "@/lib/notifications/commands/note-whatsapp";
import { deskAction } from "@/lib/platform/action";
import { userCan } from "@/lib/platform/session";

export const issuePaymentLinkAction = deskAction("links.write")
  .inputSchema(issuePaymentLinkInput)
  .action({
    run: async (ctx, input, { user }) => {
      const letter = input.letter === true && user !== null && userCan(user, "letters.send");
      const issued = await issuePaymentLink(ctx, { ...input, letter });
      return issued.ok ? { ok: true, value: issued.value.url } : issued;
    },
  });

export const noteWhatsappAction = deskAction("links.write")
  .inputSchema(noteWhatsappInput)
  .action({
    run: async (ctx, input) => {
      const noted = await noteWhatsapp(ctx, input);
      return noted.ok ? { ok: true, value: null } : noted;
    },
  });
