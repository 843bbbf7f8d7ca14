import { expect, test } from "vitest";
import { failedOne, passedOne, sum, tallyPlaywright, tallyVitest } from "./tally";

const vitestFile = (status: string, ...statuses: string[]) => ({
  name: "a.test.ts",
  status,
  message: "cannot load",
  assertionResults: statuses.map((one, at) => ({ fullName: `test ${at}`, status: one })),
});

test.each([
  { what: "all passed", files: [vitestFile("passed", "passed", "passed")], passed: 2, failed: 0 },
  { what: "one failed", files: [vitestFile("failed", "passed", "failed")], passed: 1, failed: 1 },
  { what: "one skipped", files: [vitestFile("passed", "passed", "skipped")], passed: 1, failed: 1 },
  { what: "a file that does not load", files: [vitestFile("failed")], passed: 0, failed: 1 },
  { what: "a clean-up that fails", files: [vitestFile("failed", "passed")], passed: 1, failed: 1 },
  { what: "nothing at all", files: [], passed: 0, failed: 1 },
])("vitest: $what", ({ files, passed, failed }) => {
  expect(tallyVitest({ testResults: files })).toMatchObject({ passed, failed });
});

test("a failure is told in one line without colours", () => {
  const file = vitestFile("failed", "failed");
  const [only] = file.assertionResults;
  const coloured = {
    ...only,
    fullName: "sum",
    status: "failed",
    failureMessages: ["\u001b[31mno\u001b[39m\n  at x"],
  };
  expect(tallyVitest({ testResults: [{ ...file, assertionResults: [coloured] }] }).failures).toEqual([
    "a.test.ts › sum: no",
  ]);
});

test("playwright: nested suites count, and only what passed at once has passed", () => {
  const spec = (status: string) => ({
    title: status,
    file: "pay.test.ts",
    tests: [{ status, results: [{ error: { message: `${status}!\nmore` } }] }],
  });
  const suites = [{ specs: [spec("expected")], suites: [{ specs: [spec("flaky"), spec("skipped")] }] }];
  expect(tallyPlaywright({ suites, errors: [{ message: "no server" }] })).toEqual({
    passed: 1,
    failed: 3,
    failures: ["pay.test.ts › flaky: flaky!", "pay.test.ts › skipped: skipped!", "no server"],
  });
});

test("steps add up", () => {
  expect(sum([passedOne, failedOne("types"), passedOne])).toEqual({
    passed: 2,
    failed: 1,
    failures: ["types"],
  });
});
