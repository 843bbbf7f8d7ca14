import { expect, test } from "vitest";
import { DEFAULT_SEED } from "./demo-shop";
import { readAsked } from "./run";

test.each([
  [["--orders", "50"], true, { orders: 50, reset: false, seed: DEFAULT_SEED }],
  [["--orders", "50", "--reset"], true, { orders: 50, reset: true, seed: DEFAULT_SEED }],
  [["--reset", "--name", "otra"], true, { orders: 0, reset: true, seed: "otra" }],
  [["--orders", "10"], false, { orders: 10, reset: false, seed: DEFAULT_SEED }],
] as const)("%j with the demo %s is understood", (args, demo, value) => {
  expect(readAsked(args, demo)).toEqual({ ok: true, value });
});

test.each([
  [[], true, "bad_arguments"],
  [["--orders"], true, "bad_arguments"],
  [["--orders", "-5"], true, "bad_arguments"],
  [["--orders", "mil"], true, "bad_arguments"],
  [["--orders", "5", "--force"], true, "bad_arguments"],
  [["--orders", "5", "--reset"], false, "reset_needs_demo"],
] as const)("%j with the demo %s is refused: %s", (args, demo, code) => {
  expect(readAsked(args, demo)).toMatchObject({ ok: false, refusal: { code } });
});
