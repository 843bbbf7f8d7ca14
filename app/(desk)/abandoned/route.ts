import { redirect } from "next/navigation";
import { requirePermission } from "@/lib/platform/session";

/** The stable address of what was left unpaid; until it has a screen of its own, the list's view of it. */
export async function GET(): Promise<Response> {
  await requirePermission("orders.read");
  redirect("/orders?tab=abandoned");
}
