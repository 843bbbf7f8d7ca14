import { and, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/webhooks/email/resend/route";
import { database } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { inbox, letters } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { mustSucceed } from "@/lib/kernel/result";
import { editContact } from "@/lib/orders/commands/edit-contact";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import { adoptEnv } from "@/lib/platform/env";
import { LARGEST_MESSAGE } from "@/lib/platform/raw-message";
import { deliverLetter } from "./deliver-letter";
import { processMailMessage } from "./process-mail-message";
import { resendLetter } from "./resend-letter";

// Forgeries are logged; here they are the point.
vi.hoisted(() => vi.stubEnv("LOG_LEVEL", "silent"));

const base = testDatabase();
const [OLD, NEW] = ["whsec_b2xkLW9sZC1vbGQtb2xkLW9sZA==", "whsec_bmV3LW5ldy1uZXctbmV3LW5ldw=="];
const clock = { now: new Date("2026-05-04T13:00:00.000Z") };
const ctx = () => testContext(base.db, { clock });
const variables = () => ({
  ...{ DATABASE_URL: base.url, DATABASE_DRIVER: "pg", AUTH_SECRET: "only-for-this-test-0123456789-abcdefgh" },
  ...{ CRON_SECRET: "0123456789abcdef", DEMO: "1", APP_URL: "http://shop.test", LOG_LEVEL: "silent" },
});

beforeAll(() => void adoptEnv({ ...variables(), RESEND_WEBHOOK_SECRET: `${OLD},${NEW}` }));
beforeEach(() => {
  clock.now = new Date("2026-05-04T13:00:00.000Z");
});
afterAll(() => database().close());

let messages = 0;
type Sent = { readonly secret?: string; readonly at?: Date; readonly id?: string; readonly body: string };

const post = async (body: string, headers: Record<string, string> = {}): Promise<number> => {
  const request = new Request("http://shop.test/api/webhooks/email/resend", {
    method: "POST",
    headers,
    body,
  });
  return (await POST(request)).status;
};

function signed({ secret = NEW, at = new Date(), id = `msg_${++messages}`, body }: Sent) {
  const signature = new Webhook(secret).sign(id, at, body);
  return {
    ...{ "svix-id": id, "svix-timestamp": String(Math.floor(at.getTime() / 1_000)) },
    "svix-signature": `v2,other ${signature}`,
  };
}

const about = (type: string, emailId: string, bounce?: string): string =>
  JSON.stringify({
    type,
    created_at: "2026-05-04T13:00:01Z",
    data: { email_id: emailId, ...(bounce ? { bounce: { type: bounce, message: "…" } } : {}) },
  });

/** Told and worked off. @returns what came of it. */
async function heard(body: string): Promise<string | null> {
  const headers = signed({ body });
  expect(await post(body, headers)).toBe(200);
  const [row] = await base.db.select().from(inbox).where(eq(inbox.eventId, headers["svix-id"]));
  await processMailMessage(ctx(), row?.id ?? 0);
  const [after] = await base.db
    .select()
    .from(inbox)
    .where(eq(inbox.id, row?.id ?? 0));
  return after?.effect ?? null;
}

/** An order whose letter has left. */
async function given(): Promise<{ order: Order; emailId: string }> {
  const manual = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
  const order = await givenPendingOrder(ctx(), manual);
  const [letter] = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
  await deliverLetter(ctx(), letter?.id ?? "");
  const [sent] = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
  return { order, emailId: sent?.providerId ?? "" };
}

/** The order's first letter, sent again by a person: how it ended and where it went. */
async function sentAgain({ id }: Order) {
  const [first] = await base.db
    .select()
    .from(letters)
    .where(and(eq(letters.orderId, id), eq(letters.state, "sent")));
  const { letterId } = mustSucceed(await resendLetter(ctx(), { letterId: first?.id ?? "" }), "again");
  await deliverLetter(ctx(), letterId);
  const [again] = await base.db.select().from(letters).where(eq(letters.id, letterId));
  return [again?.state, again?.cause, again?.toAddress];
}

const told = async ({ id }: Order) =>
  (await readJournal(base.db, id)).flatMap(({ event, actor }) =>
    event.kind === "letter_delivered" || event.kind === "letter_failed" ? [[event.kind, actor.id]] : [],
  );
const flags = async ({ id }: Order) => (await readOrder(base.db, id))?.flags;

test.each<[string, (body: string) => Record<string, string>]>([
  ["unsigned", () => ({})],
  ["signed with another secret", (body) => signed({ secret: "whsec_bm90LW91cnMtbm90LW91cnMtbm90", body })],
  ["signed for another text", () => signed({ body: "{}" })],
  ["six minutes old", (body) => signed({ at: new Date(Date.now() - 360_000), body })],
  ["six minutes ahead", (body) => signed({ at: new Date(Date.now() + 360_000), body })],
])("%s: 400, and nothing is stored", async (_, headers) => {
  const body = about("email.bounced", "any", "Permanent");
  const before = await base.db.$count(inbox);
  expect(await post(body, headers(body))).toBe(400);
  expect(await base.db.$count(inbox)).toBe(before);
});

test("signed, but no JSON: 400; too large: 413; without a secret there is no such address: 404", async () => {
  expect(await post("hello", signed({ body: "hello" }))).toBe(400);
  expect(await post("x".repeat(LARGEST_MESSAGE + 1))).toBe(413);
  adoptEnv({ ...variables(), RESEND_WEBHOOK_SECRET: "" });
  expect(await post("{}", signed({ body: "{}" }))).toBe(404);
  adoptEnv({ ...variables(), RESEND_WEBHOOK_SECRET: `${OLD},${NEW}` });
});

test("either secret is believed while they are rotated; sent again it is stored once", async () => {
  const body = about("email.opened", "any");
  const [old, fresh] = [signed({ secret: OLD, body }), signed({ body })];
  expect([await post(body, old), await post(body, fresh), await post(body, fresh)]).toEqual([200, 200, 200]);
  const rows = await base.db.select().from(inbox).where(eq(inbox.eventId, fresh["svix-id"]));
  expect(rows.map(({ effect, repeats, room }) => [effect, repeats, room])).toEqual([
    ["not_ours", 1, "email"],
  ]);
  expect(Object.keys(rows[0]?.headers as object)).not.toContain("svix-signature");
});

test("delivered is a line of the history, once", async () => {
  const { order, emailId } = await given();
  const body = about("email.delivered", emailId);
  expect([await heard(body), await heard(body)]).toEqual(["applied", "ignored"]);
  expect(await told(order)).toEqual([["letter_delivered", "resend"]]);
  expect(await flags(order)).toEqual([]);
});

test("an address that does not exist is flagged, and late news of a delivery does not take it back", async () => {
  const { order, emailId } = await given();
  expect(await heard(about("email.bounced", emailId, "Permanent"))).toBe("applied");
  expect(await heard(about("email.delivered", emailId))).toBe("ignored");
  expect(await told(order)).toEqual([["letter_failed", "resend"]]);
  expect(await flags(order)).toEqual(["letter_bounced"]);
});

test.each(["email.bounced", "email.complained"])(
  "%s: nothing more goes to that address until the shop has another one",
  async (type) => {
    const { order, emailId } = await given();
    expect(await heard(about(type, emailId, "Permanent"))).toBe("applied");
    expect(await sentAgain(order)).toEqual(["skipped", "no_address", null]);
    const contact = { fullName: "Carla Soto", email: `other-${order.id}@correo.test`, phone: "" };
    const version = (await readOrder(base.db, order.id))?.version ?? 0;
    const edited = await editContact(ctx(), { ...contact, orderId: order.id, expectedVersion: version });
    expect(edited.ok).toBe(true);
    expect(await sentAgain(order)).toEqual(["sent", null, contact.email]);
  },
);

test("a mailbox that is full today changes nothing", async () => {
  const { order, emailId } = await given();
  expect(await heard(about("email.bounced", emailId, "Transient"))).toBe("ignored");
  expect([await told(order), await flags(order)]).toEqual([[], []]);
});

test("one that comes before its letter is written down is tried again; of a stranger's it is ignored in the end", async () => {
  const body = about("email.delivered", "nobody-knows");
  const headers = signed({ body });
  await post(body, headers);
  const [row] = await base.db.select().from(inbox).where(eq(inbox.eventId, headers["svix-id"]));
  clock.now = new Date((row?.receivedAt.getTime() ?? 0) + 60_000);
  await expect(processMailMessage(ctx(), row?.id ?? 0)).rejects.toThrow("not written down yet");
  clock.now = new Date((row?.receivedAt.getTime() ?? 0) + 3_600_000);
  await processMailMessage(ctx(), row?.id ?? 0);
  const [after] = await base.db
    .select()
    .from(inbox)
    .where(eq(inbox.id, row?.id ?? 0));
  expect(after).toMatchObject({ effect: "ignored", attempts: 2 });
});
