import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./e2e/support/chromium";
import { baseUrl, ports } from "./e2e/support/setting";

const browser = await findChromium();
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: ports.length,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [["line"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: baseUrl,
    locale: "es-CL",
    timezoneId: "America/Santiago",
    // What a failed story leaves: its steps, and how its pages looked and read in the end. A picture and a copy of every step
    // would slow down all stories, also those that pass; `--trace on` takes them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...(process.env as Record<string, string>), ...browser.env },
      args: quiet,
    },
  },
  webServer: {
    command: "node --import tsx e2e/support/servers.ts",
    wait: { stdout: /Every shop is open/ },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
