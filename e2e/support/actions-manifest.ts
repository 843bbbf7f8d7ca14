import { readFileSync } from "node:fs";
import path from "node:path";
import { baseUrl } from "./setting";

export type DoorCall = { readonly door: "desk" | "own" | "link" | "open"; readonly argument: string | null };
export type ListedAction = DoorCall & {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  /** An address whose page carries the action. */
  readonly path: string;
};

type Manifest = {
  readonly node: Readonly<
    Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
  >;
};

const BUILT = process.env.E2E_MANIFEST ?? ".next/server/server-reference-manifest.json";
const EXPORT = /export const (\w+) = (desk|own|link|open)Action\(\s*(?:"([\w.]+)")?/g;

/** Every action that the built server answers to, with the door that its source names. @throws Error when one has no door. */
export function listActions(manifest = BUILT): ListedAction[] {
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const call = doorsIn(filename).get(exportedName);
    if (!call) throw new Error(`${filename}: ${exportedName} has no door`);
    return { id, file: filename, name: exportedName, path: pathOf(Object.keys(workers)[0] ?? ""), ...call };
  });
}

function doorsIn(file: string): Map<string, DoorCall> {
  const source = readFileSync(path.resolve(file), "utf8");
  return new Map(
    Array.from(source.matchAll(EXPORT), ([, name = "", door, argument]) => [
      name,
      { door: door as DoorCall["door"], argument: argument ?? null },
    ]),
  );
}

/** `app/(desk)/staff/[id]/page` → `/staff/1` */
const pathOf = (worker: string): string =>
  `/${worker
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .map((part) => (part.startsWith("[") ? "1" : part))
    .join("/")}`;

export type Answered = {
  readonly status: number;
  readonly ok: boolean | null;
  readonly code: string | null;
  readonly location: string | null;
};

export type PostOptions = {
  readonly cookie?: string;
  readonly origin?: string | null;
  readonly site?: string;
  readonly ip: string;
  readonly args?: readonly unknown[];
};

/** Calls an action as a script would: the arguments as JSON, the answer read out of the stream. */
export async function postAction(action: ListedAction, options: PostOptions): Promise<Answered> {
  const { cookie, origin = baseUrl, site, ip, args = [{}] } = options;
  const headers = new Headers({ "next-action": action.id, "content-type": "text/plain;charset=UTF-8" });
  headers.set("x-forwarded-for", ip);
  if (cookie) headers.set("cookie", cookie);
  if (origin !== null) headers.set("origin", origin);
  if (site) headers.set("sec-fetch-site", site);
  const body = JSON.stringify(args);
  const response = await fetch(baseUrl + action.path, { method: "POST", redirect: "manual", headers, body });
  const text = await response.text();
  const said = /\{"ok":(true|false)(?:,"code":"(\w+)")?/.exec(text);
  return {
    status: response.status,
    ok: said ? said[1] === "true" : null,
    code: said?.[2] ?? null,
    location: response.headers.get("x-action-redirect"),
  };
}
