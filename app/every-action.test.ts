import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LINK_PURPOSES } from "@/lib/links/purposes";
import { LIMITS } from "@/lib/platform/rate-limit";
import { PERMISSIONS } from "@/lib/staff/roles";

const files = ["app", "lib"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => path.join(room, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));
const sourceOf = (file: string) => readFileSync(file, "utf8");
const actionFiles = files.filter((file) => sourceOf(file).startsWith('"use server";'));

const EXPORT = /^export .*$/gm;
const DOOR = /^export const \w+ = (desk|own|link|open)Action\(\s*(?:"([\w.]+)")?/gm;
const NAMES: Readonly<Record<string, readonly string[]>> = {
  desk: PERMISSIONS,
  link: LINK_PURPOSES,
  open: Object.keys(LIMITS),
};

describe.each(actionFiles)("%s", (file) => {
  const source = sourceOf(file);

  test("exports nothing but actions that go through the door", () => {
    expect(source.match(EXPORT)?.length).toBe(source.match(DOOR)?.length);
  });

  test("names permissions, purposes and limits that exist", () => {
    for (const [, door = "", name] of source.matchAll(DOOR)) {
      if (door === "own") expect(name).toBeUndefined();
      else expect(NAMES[door]).toContain(name);
    }
  });
});

test("there are actions, and none hides inside another file", () => {
  expect(actionFiles.length).toBeGreaterThan(2);
  const marked = files.filter((file) => /^\s*["']use server["']/m.test(sourceOf(file)));
  expect(marked.toSorted()).toEqual(actionFiles.toSorted());
});

test("every page of the desk asks who it is before anything else", () => {
  const pages = files.filter((file) => /^app\/\(desk\)\/.*page\.tsx$/.test(file));
  const open = pages.filter((file) => !/\brequire(Permission|User)\(/.test(sourceOf(file)));
  expect(open).toEqual([]);
});
