import { spawn } from "node:child_process";
import { expect, test } from "@playwright/test";

/** The short form of `npm run torture`; the long one has the numbers of R1 and R3. */
const SHORT = ["--events", "300", "--kills", "3", "--rounds", "10", "--seed", "short"];

test("a storm of signed events and three SIGKILLs: no payment is lost, none counts twice (R1, R3)", async () => {
  test.setTimeout(300_000);
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/torture/run.ts", ...SHORT], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    said.err += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  expect(said.out.trim().split("\n").at(-1), said.out + said.err).toMatch(/^\d+ invariants held, 0 broken$/);
  expect(said.out).toContain("| kills | 3 |");
  expect(code).toBe(0);
});
