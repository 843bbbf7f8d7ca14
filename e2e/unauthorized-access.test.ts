import { expect, test } from "@playwright/test";
import { type ListedAction, listActions, postAction } from "./support/actions-manifest";
import { DEMO_ROLES, type DemoRole, signInByHttp } from "./support/sign-in";
import { changesNothing } from "./support/table-checksums";

/** The printed matrix of the roles, by permission: who may. */
const OWNER = "settings.write users.write webhooks.write api_keys.write privacy.write";
const LOGISTICS = "orders.read catalog.read orders.note fulfillments.write documents.print stock.write";
const VIEWER = "orders.read catalog.read money.read links.read letters.read reports.read inbox.read";

function may(role: DemoRole, permission: string): boolean {
  if (role === "owner") return true;
  if (role === "manager") return !OWNER.split(" ").includes(permission);
  return (role === "logistics" ? LOGISTICS : VIEWER).split(" ").includes(permission);
}

const GARBAGE: readonly (readonly unknown[])[] = [
  [{}],
  [null, {}],
  ["garbage"],
  [{ idempotencyKey: "garbage-garbage", role: "owner", total: "0", token: "x", orderId: "-1", staffId: "x" }],
];
const ENTERED = ["invalid", "form_reused"];

let addresses = 0;
/** A new address for each call: the limits are another test's business. */
const anIp = (): string => `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses++ & 255}`;

function expectedCodes(action: ListedAction, role: DemoRole | null): readonly string[] {
  if (action.door === "open") return ENTERED;
  if (action.door === "link") return ["link_not_found"];
  if (role === null) return ["signed_out"];
  if (action.door === "own" || may(role, action.argument ?? "")) return ENTERED;
  return ["not_allowed"];
}

async function everybody(): Promise<Map<DemoRole | null, string | undefined>> {
  const cookies = new Map<DemoRole | null, string | undefined>([[null, undefined]]);
  for (const role of DEMO_ROLES) {
    const { cookie } = await signInByHttp(`${role}@demo.test`, anIp());
    expect(cookie, role).toBeTruthy();
    cookies.set(role, cookie ?? undefined);
  }
  return cookies;
}

test.describe("ASVS 8.2.1 every action, as everybody", () => {
  test.setTimeout(300_000);

  test("nobody, and each role, gets no further than the door allows, and nothing changes", async () => {
    const actions = listActions();
    expect(actions.length).toBeGreaterThan(5);
    const cookies = await everybody();
    const knock = async (action: ListedAction, role: DemoRole | null, cookie: string | undefined) => {
      for (const args of GARBAGE) {
        const got = await postAction(action, { cookie, ip: anIp(), args });
        const what = `${action.name} as ${role ?? "nobody"} with ${JSON.stringify(args)}`;
        expect(got.ok, what).toBe(false);
        expect(expectedCodes(action, role), what).toContain(got.code);
      }
    };
    await changesNothing(async () => {
      for (const action of actions) for (const [role, cookie] of cookies) await knock(action, role, cookie);
    });
  });

  test("ASVS 3.5.1 from another site, or without saying from where, even the owner is refused", async () => {
    const actions = listActions();
    const { cookie } = await signInByHttp("owner@demo.test", anIp());
    const strangers = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: null },
      { origin: null, site: "cross-site" },
      { origin: null, site: "none" },
    ];
    const knock = async (action: ListedAction, stranger: (typeof strangers)[number]) => {
      const got = await postAction(action, { cookie: cookie ?? "", ip: anIp(), ...stranger });
      const what = `${action.name} from ${JSON.stringify(stranger)}`;
      // Next itself turns a foreign origin away before our door sees it.
      if (got.ok === null) expect(got.status, what).toBe(500);
      else expect(["foreign_origin", "link_not_found"], what).toContain(got.code);
      expect(got.ok, what).not.toBe(true);
    };
    await changesNothing(async () => {
      for (const action of actions) for (const stranger of strangers) await knock(action, stranger);
    });
  });

  test("no path protects or opens an action: the sign-in page runs none of the desk's", async () => {
    for (const action of listActions().filter(({ door }) => door === "desk")) {
      const got = await postAction({ ...action, path: "/login" }, { ip: anIp() });
      expect(got.ok, action.name).not.toBe(true);
      expect(["signed_out", null], action.name).toContain(got.code);
    }
  });
});
