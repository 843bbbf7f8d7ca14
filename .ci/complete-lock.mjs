// Adds to package-lock.json every optional platform package that npm left out because it could not resolve it. Without them
// `npm ci` stops with "Missing: <name>@ from lock file". Run after each change of dependencies; --check only looks.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "package-lock.json";
const OS = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  linuxmusl: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  wasm: "wasm",
  wasm32: "wasm",
  webcontainers: "wasm",
  wasi: "wasm",
  win32: "win32",
  windows: "win32",
};
const CPU = {
  arm: "arm",
  arm64: "arm64",
  armv7: "arm",
  ia32: "ia32",
  loong64: "loong64",
  mips64el: "mips64el",
  ppc64: "ppc64",
  ppc64le: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  x64: "x64",
};

/** Where node would look for `name` from the package at `at`, nearest first. */
function placesFor(name, at) {
  const places = [];
  for (let folder = at; ; ) {
    places.push(`${folder ? `${folder}/` : ""}node_modules/${name}`);
    if (!folder) return places;
    const up = folder.lastIndexOf("/node_modules/");
    folder = up < 0 ? "" : folder.slice(0, up);
  }
}

/** What the name says about the platform, or null when it says nothing. */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = parts.map((part) => OS[part]).find(Boolean);
  const cpu = parts.map((part) => CPU[part]).find(Boolean);
  return os || cpu ? { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) } : null;
}

function missingIn(packages) {
  const wanted = Object.entries(packages).flatMap(([at, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).map(([name, range]) => ({ at, entry, name, range })),
  );
  return wanted.flatMap(({ at, entry, name, range }) => {
    const platform = platformOf(name);
    if (!platform || placesFor(name, at).some((place) => packages[place])) return [];
    const version = range.replace(/^[\^~]/, "");
    return [[`node_modules/${name}`, { version, ...(entry.dev && { dev: true }), optional: true, ...platform }]];
  });
}

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const missing = Object.fromEntries(missingIn(lock.packages));
const count = Object.keys(missing).length;
if (process.argv.includes("--check")) {
  console.log(`would add ${count}`, ...Object.keys(missing));
  process.exitCode = count > 0 ? 1 : 0;
} else {
  const entries = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${count}`);
}
