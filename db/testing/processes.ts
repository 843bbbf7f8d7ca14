import { type ChildProcess, spawn } from "node:child_process";

export type ScriptOptions = { uid?: number; env?: Record<string, string | undefined> };

/** A TypeScript file of ours as a process of its own: what is killed must be real. */
export function startScript(
  file: string,
  args: readonly string[],
  options: ScriptOptions = {},
): ChildProcess {
  const { uid, env } = options;
  const user = uid === undefined || uid === process.getuid?.() ? {} : { uid, gid: uid };
  return spawn(process.execPath, ["--import", "tsx", file, ...args], {
    ...user,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What it printed, once it has ended. @throws Error with what it complained about when it printed nothing. */
export async function outputOf(child: ChildProcess): Promise<string> {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    said.err += chunk;
  });
  await new Promise((resolve) => child.once("close", resolve));
  if (!said.out) throw new Error(said.err);
  return said.out;
}
