import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NAV_ENTRIES } from "./nav-entries";

test("the rail shows the screens that exist, and only those", () => {
  const source = readFileSync("app/(desk)/_frame/entries.ts", "utf8");
  const listed = Array.from(
    /BUILT[^=]*= \[([^\]]*)\]/.exec(source)?.[1]?.matchAll(/"(\w+)"/g) ?? [],
    ([, key]) => key,
  );
  const built = NAV_ENTRIES.filter(({ href }) =>
    existsSync(`app/(desk)${href === "/" ? "" : href}/page.tsx`),
  );
  expect(listed.toSorted()).toEqual(built.map(({ key }) => key as string).toSorted());
});
