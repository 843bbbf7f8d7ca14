import {
  BarChart3,
  Inbox,
  Link2,
  ListChecks,
  LogOut,
  type LucideIcon,
  Mail,
  Package,
  Settings,
  ShoppingBag,
  Users,
} from "lucide-react";
import type { NavKey } from "./nav-entries";

export const NAV_ICONS = {
  home: ListChecks,
  orders: ShoppingBag,
  abandoned: LogOut,
  links: Link2,
  products: Package,
  letters: Mail,
  inbox: Inbox,
  reports: BarChart3,
  staff: Users,
  settings: Settings,
} as const satisfies Record<NavKey, LucideIcon>;
