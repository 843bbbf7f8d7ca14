import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/db/testing/empty.ts` },
  },
  test: {
    include: ["{app,lib,db,emails,.ci}/**/*.test.{ts,tsx}"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    globalSetup: ["db/testing/global.ts"],
    setupFiles: ["db/testing/quiet.ts"],
  },
});
