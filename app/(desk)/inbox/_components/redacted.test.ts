import { expect, test } from "vitest";
import { redacted, redactedBody } from "./redacted";

test("personal data and secrets are masked at any depth; money, ids and card digits stay", () => {
  const body = {
    id: "evt_1",
    type: "charge.captured",
    data: {
      amount: 25_990,
      currency: "clp",
      customer: { email: "lucia@example.test", name: "Lucía" },
      card: { brand: "visa", last4: "4242", fingerprint: "x" },
      shipping: [{ address: { street: "Av. Italia 1439" } }],
      client_secret: "s",
      livemode: false,
    },
  };
  const shown = JSON.stringify(redacted(body));
  for (const secret of ["lucia", "Lucía", "Italia"]) expect(shown).not.toContain(secret);
  for (const kept of ["evt_1", "25990", "clp", "4242", "visa", "charge.captured"])
    expect(shown).toContain(kept);
  expect(redacted(body)).toMatchObject({ data: { client_secret: "•••", livemode: false } });
});

test("a form is masked field by field, anything else whole", () => {
  expect(redactedBody("token_ws=abc&TBK_ORDEN_COMPRA=1001")).toBe("token_ws=•••\nTBK_ORDEN_COMPRA=1001");
  expect(redactedBody("lucia@example.test pagó")).toBe("•••");
  expect(redactedBody('{"email":"a@b.c"}')).toBe('{\n  "email": "•••"\n}');
});
