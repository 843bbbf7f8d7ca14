import { afterEach, beforeEach, expect, vi } from "vitest";

/** What the code complains about fails the test that made it complain, also when something caught the error. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(complaints, "console.error").toEqual([]);
});
