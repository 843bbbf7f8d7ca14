import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { failedOne, passedOne, sum, type Tally, tallyPlaywright, tallyVitest } from "./tally";

type Step = { name: string; run: () => Promise<Tally> };
type Ended = { code: number | null; output: string };

const reports = mkdtempSync(path.join(os.tmpdir(), "despacho-test-"));
const bin = (name: string) => path.join("node_modules/.bin", name);

/** Output is shown as it comes when `isLive`; it is kept either way. */
function run(
  command: string,
  args: string[],
  options: { isLive?: boolean; env?: object } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk;
        if (options.isLive) process.stdout.write(chunk);
      });
    }
    child.once("error", (error) => resolve({ code: null, output: String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

async function check(name: string, command: string, args: string[]): Promise<Tally> {
  const { code, output } = await run(command, args);
  if (code === 0) return passedOne;
  console.log(output.trimEnd());
  return failedOne(`${name}: see above`);
}

/** A runner that dies, or complains although no test failed, is a failure of its own. */
async function suite(
  name: string,
  command: string,
  args: string[],
  tally: (report: string) => Tally,
): Promise<Tally> {
  const file = path.join(reports, `${name}.json`);
  const reporter = name === "vitest" ? [`--outputFile.json=${file}`] : [];
  const { code, output } = await run(command, [...args, ...reporter], {
    isLive: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: "0" },
  });
  const result = tallyFile(file, tally) ?? failedOne(`${name} left no report: ${output.slice(-300).trim()}`);
  const isUnexplained = code !== 0 && result.failed === 0;
  return isUnexplained ? sum([result, failedOne(`${name} ended with code ${code}`)]) : result;
}

function tallyFile(file: string, tally: (report: string) => Tally): Tally | null {
  try {
    return tally(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

async function types(): Promise<Tally> {
  const generated = await check("types", bin("next"), ["typegen"]);
  return generated.failed > 0 ? generated : check("types", bin("tsc"), ["--noEmit"]);
}

const node = (script: string) => ["--import", "tsx", script];
const steps: Step[] = [
  { name: "lint", run: () => check("lint", bin("biome"), ["check", "--max-diagnostics=100"]) },
  { name: "types", run: types },
  { name: "dead code", run: () => check("dead code", bin("knip"), []) },
  {
    name: "lock file",
    run: () => check("lock file", process.execPath, [".ci/complete-lock.mjs", "--check"]),
  },
  {
    name: "unit and database tests",
    run: () =>
      suite("vitest", bin("vitest"), ["run", "--reporter=default", "--reporter=json"], (report) =>
        tallyVitest(JSON.parse(report)),
      ),
  },
  { name: "build", run: () => check("build", process.execPath, node("db/start/build-now.ts")) },
  {
    name: "browser tests",
    run: () =>
      suite("playwright", bin("playwright"), ["test", "--reporter=line,json"], (report) =>
        tallyPlaywright(JSON.parse(report)),
      ),
  },
];

/** Every step runs, whatever came of the one before it. */
async function main(): Promise<void> {
  const tallies: Tally[] = [];
  for (const { name, run: runStep } of steps) {
    const begun = performance.now();
    console.log(`\n▸ ${name}`);
    const tally = await runStep().catch((error: Error) => failedOne(`${name}: ${error.message}`));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(
      `${tally.failed === 0 ? "✓" : "✗"} ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`,
    );
    tallies.push(tally);
  }
  rmSync(reports, { recursive: true, force: true });
  const { passed, failed, failures } = sum(tallies);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join("\n")}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
