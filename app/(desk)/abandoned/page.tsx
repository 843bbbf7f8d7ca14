import { redirect } from "next/navigation";
import { requirePermission } from "@/lib/platform/session";

/** The stable address of what was left unpaid: for now the list's own view of it. */
export default async function AbandonedPage() {
  await requirePermission("orders.read");
  redirect("/orders?tab=abandoned");
}
