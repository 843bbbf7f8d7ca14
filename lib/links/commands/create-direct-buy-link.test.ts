import { expect, test } from "vitest";
import { findSavedLinkById, listSavedLinks } from "@/db/queries/link-list";
import { carts } from "@/db/schema";
import { givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { openSavedLink } from "@/lib/carts/commands/open-direct-buy";
import { mustSucceed } from "@/lib/kernel/result";
import { savedLinkSchema } from "@/lib/links/saved-link";
import { createDirectBuyLink, createDirectBuyLinkInput } from "./create-direct-buy-link";
import { revokeLink } from "./revoke-link";

const base = testDatabase();
const ctx = () => testContext(base.db, { actor: staff(7) });
const given = (more: object) =>
  createDirectBuyLinkInput.parse({
    ...{ name: "Café para Instagram", channel: "instagram", coupon: "", lastDay: "", maxUses: "", text: "" },
    ...more,
  });

test("a link made from a form can be bought from at once, and counts its carts", async () => {
  const variantId = await givenVariant(base.db, { sku: "LNK-1" });
  const lines = [
    { sku: "lnk-1", quantity: "2", fixedPrice: "4500" },
    { sku: "", quantity: "1", fixedPrice: "" },
  ];
  const input = given({ lines, lastDay: "2026-05-31", maxUses: "10" });
  const made = mustSucceed(await createDirectBuyLink(ctx(), input), "making");
  expect(made.slug).toBe("cafe-para-instagram");
  const opened = await openSavedLink(ctx(), { slug: made.slug, times: 1, attribution: {}, locale: "es" });
  expect(opened.ok).toBe(true);
  const link = await findSavedLinkById(base.db, made.id);
  expect(link).toMatchObject({
    ...{ createdBy: 7, channel: "instagram", maxUses: 10, stockCap: null },
    expiresAt: new Date("2026-06-01T04:00:00.000Z"),
    figures: { carts: 1, orders: 0, paid: 0, revenue: 0n },
  });
  expect(savedLinkSchema.parse(link?.content)).toEqual({
    lines: [{ variantId, quantity: 2, fixedPrice: 4_500n }],
    coupon: null,
    text: null,
  });
  expect(await base.db.select({ linkId: carts.linkId }).from(carts)).toEqual([{ linkId: made.id }]);
});

test("an ended link sells no more, and is still listed", async () => {
  await givenVariant(base.db, { sku: "LNK-2" });
  const input = given({ name: "Feria", lines: [{ sku: "LNK-2", quantity: 1 }] });
  const { id, slug } = mustSucceed(await createDirectBuyLink(ctx(), input), "making");
  mustSucceed(await revokeLink(ctx(), { linkId: id }), "ending");
  expect(await openSavedLink(ctx(), { slug, times: 1, attribution: {}, locale: "es" })).toMatchObject({
    refusal: { code: "link_ended", state: "revoked" },
  });
  expect((await listSavedLinks(base.db, null)).rows.map((row) => row.id)).toContain(id);
});

test.each([
  [{ slug: "ya-usado" }, "slug_taken"],
  [{ name: "¿?", slug: "" }, "bad_slug"],
  [{ coupon: "NADIE" }, "coupon_not_found"],
  [{ lastDay: "2026-05-03" }, "day_is_over"],
  [{ lines: [{ sku: "NO-HAY", quantity: 1 }] }, "product_not_found"],
  [{ lines: [{ sku: "LNK-3", quantity: 1, fixedPrice: "4.500,5" }] }, "bad_price"],
  [{ lines: [{ sku: "LNK-3", quantity: 1, fixedPrice: "4.000" }] }, "bad_price"],
])("%o is refused: %s", async (more, code) => {
  await givenVariant(base.db, { sku: "LNK-3" }).catch(() => null);
  const lines = [{ sku: "LNK-3", quantity: 1 }];
  await createDirectBuyLink(ctx(), given({ slug: "ya-usado", lines }));
  expect(await createDirectBuyLink(ctx(), given({ slug: "otro", lines, ...more }))).toMatchObject({
    ok: false,
    refusal: { code },
  });
});
