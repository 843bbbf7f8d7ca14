import type { Tx } from "@/db/client";
import { insertStaff, updateStaff } from "@/db/queries/staff";
import { type Actor, staffActor } from "@/lib/kernel/actor";
import { lettersFor } from "@/lib/notifications/letters";
import { hashPassword } from "@/lib/staff/adapters/password-hash";
import type { FixedRole } from "@/lib/staff/roles";

/** Shown on the sign-in page of the demo; never used with `DEMO` off. */
export const DEMO_PASSWORD = "despacho-demo";

const PEOPLE: readonly { readonly role: FixedRole; readonly name: string }[] = [
  { role: "owner", name: "Valentina Rojas" },
  { role: "manager", name: "Matías Contreras" },
  { role: "logistics", name: "Camila Fuentes" },
  { role: "viewer", name: "Ignacio Soto" },
];

/** What they act on. The manager asked for a letter about every new order only lately. */
const DESK_LETTERS: Partial<Record<FixedRole, string[]>> = {
  owner: ["desk_receipt", "desk_late_payment", "desk_dispute", "desk_shipment_failed"],
  manager: ["desk_receipt", "desk_late_payment", "desk_dispute", "desk_shipment_failed"],
};

/** What the manager may give back on one order without the owner. */
const MANAGER_LIMIT = 50_000n;

export type Crew = Readonly<Record<FixedRole, Actor>>;

/** The four people of the demo shop. One hash serves all: the password is the same. */
export async function hireCrew(tx: Tx, at: Date): Promise<Crew> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const hired: [FixedRole, Actor][] = [];
  for (const { role, name } of PEOPLE) {
    const row = await insertStaff(tx, {
      name,
      email: `${role}@demo.test`,
      role,
      locale: "es",
      passwordHash,
      letters: DESK_LETTERS[role] ?? [],
      refundLimit: role === "manager" ? MANAGER_LIMIT : null,
      createdAt: at,
    });
    if (row) hired.push([role, staffActor(row.id)]);
  }
  return Object.fromEntries(hired) as Crew;
}

/** From now on every new order is told to the manager by letter. */
export async function askForNewOrders(tx: Tx, crew: Crew): Promise<void> {
  await updateStaff(tx, Number(crew.manager.id), { letters: lettersFor("desk") });
}
