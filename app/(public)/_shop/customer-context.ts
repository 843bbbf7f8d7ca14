import "server-only";
import { CUSTOMER } from "@/lib/kernel/actor";
import { contextFor } from "@/lib/platform/compose";
import type { Context } from "@/lib/platform/context";

/** Pages read as a customer; what is posted goes through the door of its action. */
export const customerContext = (): Context => contextFor(CUSTOMER);
