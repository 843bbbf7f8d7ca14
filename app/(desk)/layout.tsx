import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskFrame } from "@/app/(desk)/_frame/desk-frame";
import { entriesFor } from "@/app/(desk)/_frame/entries";
import { OwnMenu } from "@/app/(desk)/_session/own-menu";
import { countNeedsPerson } from "@/db/queries/inbox-log";
import { requireUser, staffContext, userCan } from "@/lib/platform/session";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const ctx = await staffContext();
  const { name } = await ctx.settings();
  const roles = await getTranslations("staff.roles");
  const inbox = userCan(user, "inbox.read") ? await countNeedsPerson(ctx.db) : 0;
  return (
    <DeskFrame
      shopName={name}
      person={{ name: user.name, email: user.email, role: roles(user.role) }}
      entries={entriesFor(user, { inbox })}
      demo={ctx.demo}
      newOrderHref={userCan(user, "orders.create") ? "/orders/new" : undefined}
      signOut={<OwnMenu />}
    >
      {children}
    </DeskFrame>
  );
}
