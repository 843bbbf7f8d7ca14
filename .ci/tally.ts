/** What one step of the test run came to. `failures` are lines for people. */
export type Tally = { passed: number; failed: number; failures: string[] };

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
};
type PlaywrightSpec = {
  title: string;
  file: string;
  tests: { status: string; results: { error?: { message?: string } }[] }[];
};
type PlaywrightSuite = { specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] };
type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] };

export const passedOne: Tally = { passed: 1, failed: 0, failures: [] };
export const failedOne = (line: string): Tally => ({ passed: 0, failed: 1, failures: [line] });

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

/** A skipped test proves nothing, so it counts as failed; so does a file that could not be loaded. */
export function tallyVitest(report: VitestReport): Tally {
  const tallies = report.testResults.flatMap((file) => {
    const tests = file.assertionResults.map((test) =>
      test.status === "passed"
        ? passedOne
        : failedOne(
            `${file.name} › ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? test.status)}`,
          ),
    );
    const hasBroken = file.status !== "passed" && tests.every((test) => test.failed === 0);
    return hasBroken ? [...tests, failedOne(`${file.name}: ${firstLine(file.message)}`)] : tests;
  });
  return sum(tallies.length > 0 ? tallies : [failedOne("vitest found no test")]);
}

/** A test that passed only on a second attempt counts as failed. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tallies = specsIn(report.suites).flatMap((spec) =>
    spec.tests.map((test) => {
      const reason = test.results.find((result) => result.error)?.error?.message ?? test.status;
      return test.status === "expected"
        ? passedOne
        : failedOne(`${spec.file} › ${spec.title}: ${firstLine(reason)}`);
    }),
  );
  return sum([...tallies, ...report.errors.map((error) => failedOne(firstLine(error.message ?? "unknown")))]);
}

function specsIn(suites: readonly PlaywrightSuite[]): PlaywrightSpec[] {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsIn(suite.suites ?? [])]);
}

function firstLine(text: string): string {
  return (
    text
      .replaceAll(/\p{Cc}\[\d+m/gu, "")
      .trim()
      .split("\n")[0] ?? ""
  );
}
