import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** Ends with how many errors nobody caught: the framework prints each of them, to the same lost pipe. */
const PROGRAM = (first: string) => `
  ${first}
  let uncaught = 0;
  process.on("uncaughtException", () => { uncaught += 1; });
  process.stdin.once("data", () => {
    process.stdout.write("to nobody");
    process.stderr.write("to nobody");
    setTimeout(() => process.exit(uncaught), 200);
  });
  console.log("started");
`;

const LISTENING = `const { outliveReaders } = await import("./lib/platform/outputs.ts"); outliveReaders();`;

/** How many errors nobody caught, when both of its readers have gone. */
async function uncaughtBy(first: string): Promise<number | null> {
  const args = ["--import", "tsx", "--input-type=module", "-e", PROGRAM(first)];
  const child = spawn(process.execPath, args, { stdio: "pipe" });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.write("go");
  const [code] = await ended;
  return code;
}

test("a process whose readers are gone has no errors from it; without the listeners it has", async () => {
  expect(await uncaughtBy(LISTENING)).toBe(0);
  expect(await uncaughtBy("")).toBeGreaterThan(0);
});
