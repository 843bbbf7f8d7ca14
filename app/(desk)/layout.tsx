import type { ReactNode } from "react";
import { DeskFrame } from "@/app/(desk)/_frame/desk-frame";
import { NAV_ENTRIES } from "@/app/(desk)/_frame/nav-entries";

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <DeskFrame
      shopName="Despacho"
      person={{ name: "", email: "", role: "" }}
      entries={NAV_ENTRIES.filter(({ key }) => key === "home" || key === "orders")}
      demo={false}
    >
      {children}
    </DeskFrame>
  );
}
