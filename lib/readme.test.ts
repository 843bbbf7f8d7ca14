import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rulesTable } from "./orders/rules-table";

const READMES = ["README.md", "lib/README.md", "db/README.md"];
const PATH = /`((?:app|lib|db|emails|e2e|\.ci|\.github)\/[\w./[\]()-]*|[\w.-]+\.(?:json|ts|md))`/g;

describe("the maps", () => {
  test("the printed rules table is the rules table", () => {
    expect(readFileSync("lib/README.md", "utf8")).toContain(rulesTable());
  });

  test.each(READMES)("every path that %s names exists", (file) => {
    const named = [...readFileSync(file, "utf8").matchAll(PATH)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !path.includes("*") && !existsSync(path))).toEqual([]);
  });
});
