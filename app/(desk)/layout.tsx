import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskFrame } from "@/app/(desk)/_frame/desk-frame";
import { entriesFor } from "@/app/(desk)/_frame/entries";
import { OwnMenu } from "@/app/(desk)/_session/own-menu";
import { requireUser, staffContext } from "@/lib/platform/session";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const ctx = await staffContext();
  const { name } = await ctx.settings();
  const roles = await getTranslations("staff.roles");
  return (
    <DeskFrame
      shopName={name}
      person={{ name: user.name, email: user.email, role: roles(user.role) }}
      entries={entriesFor(user)}
      demo={ctx.demo}
      signOut={<OwnMenu />}
    >
      {children}
    </DeskFrame>
  );
}
