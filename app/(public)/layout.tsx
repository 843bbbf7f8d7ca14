import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicFrame } from "@/app/(public)/_frame/public-frame";
import { customerContext } from "@/app/(public)/_shop/customer-context";
import { formatPhone, waDigits } from "@/lib/customers/phone";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await customerContext().settings();
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const ctx = customerContext();
  const { name, email, phone, whatsapp, logoImageId, brandColor } = await ctx.settings();
  const shop = {
    name,
    brandColor,
    email,
    phone,
    phoneText: phone && formatPhone(phone),
    whatsapp: whatsapp && waDigits(whatsapp),
    logoUrl: logoImageId === null ? null : `/images/${logoImageId}`,
  };
  return (
    <PublicFrame shop={shop} demo={ctx.demo}>
      {children}
    </PublicFrame>
  );
}
