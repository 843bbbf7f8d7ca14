import { bigint, timestamp } from "drizzle-orm/pg-core";

export const rowId = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const ref = (name: string) => bigint(name, { mode: "number" });
/** Minor units of the shop's (or the row's) currency. */
export const minor = (name: string) => bigint(name, { mode: "bigint" });
/** Milliseconds, so that a JavaScript date is an exact keyset cursor. */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
