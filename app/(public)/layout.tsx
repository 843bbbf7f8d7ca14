import type { ReactNode } from "react";
import { PublicFrame } from "@/app/(public)/_frame/public-frame";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame shop={{ name: "Despacho" }} demo={false}>
      {children}
    </PublicFrame>
  );
}
