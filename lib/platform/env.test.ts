import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  deriveKey,
  EnvError,
  liveKeyIn,
  logLevel,
  readEnv,
  type Source,
  VARIABLES,
  withoutBlanks,
} from "./env";

const needed = {
  DATABASE_URL: "postgres://despacho:secret@db.example.com:5432/shop",
  AUTH_SECRET: "a".repeat(32),
  CRON_SECRET: "c".repeat(16),
};
const read = (given: Source) => readEnv({ ...needed, ...given });

function complaint(given: Source): string {
  try {
    read(given);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

test("the documented defaults", () => {
  expect(read({})).toMatchObject({
    PORT: 3000,
    HOSTNAME: "localhost",
    APP_URL: "http://localhost:3000",
    DATA_DIR: path.resolve(".data"),
    DATABASE_DRIVER: "pg",
    DEMO: false,
    E2E_CLOCK: false,
    LOG_LEVEL: "info",
    S3_REGION: "auto",
    WEBHOOK_ALLOWED_HOSTS: [],
  });
  expect(read({ STRIPE_SECRET_KEY: "  " }).STRIPE_SECRET_KEY).toBeUndefined();
  expect(read({ PORT: "8080" }).APP_URL).toBe("http://localhost:8080");
});

test.each<[string, Source, object]>([
  ["an empty variable is not set", { STRIPE_SECRET_KEY: "  ", PORT: "" }, { PORT: 3000 }],
  [
    "a trailing slash goes",
    { APP_URL: "https://shop.example.com/" },
    { APP_URL: "https://shop.example.com" },
  ],
  [
    "several webhook secrets for a rotation",
    { STRIPE_WEBHOOK_SECRET: "whsec_a, whsec_b" },
    { STRIPE_WEBHOOK_SECRET: ["whsec_a", "whsec_b"] },
  ],
  ["a switch in words", { DEMO: "On", E2E_CLOCK: "false" }, { DEMO: true, E2E_CLOCK: false }],
  ["a test key beside the demo", { DEMO: "1", STRIPE_SECRET_KEY: "sk_test_1" }, { DEMO: true }],
  [
    "Neon by its host",
    { DATABASE_URL: "postgresql://u:p@ep-one-pooler.eu.aws.neon.tech/shop?sslmode=require" },
    { DATABASE_DRIVER: "neon" },
  ],
  [
    "a named driver wins over the host",
    { DATABASE_URL: "postgresql://u:p@ep-one.neon.tech/shop", DATABASE_DRIVER: "pg" },
    { DATABASE_DRIVER: "pg" },
  ],
  [
    "a host that only looks like Neon",
    { DATABASE_URL: "postgres://u:p@notneon.tech/shop" },
    { DATABASE_DRIVER: "pg" },
  ],
  [
    "hosts that may be private",
    { WEBHOOK_ALLOWED_HOSTS: "erp.local:8080,127.0.0.1:9000" },
    { WEBHOOK_ALLOWED_HOSTS: ["erp.local:8080", "127.0.0.1:9000"] },
  ],
])("%s", (_, given, expected) => {
  expect(read(given)).toMatchObject(expected);
});

test.each<[Source, string]>([
  [{ DATABASE_URL: undefined }, "DATABASE_URL must be set, like postgres://user:password@host:5432/name"],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must be set, like postgres://user:password@host:5432/name"],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must be set: at least 32 random characters"],
  [{ CRON_SECRET: undefined }, "CRON_SECRET must be set: at least 16 random characters"],
  [{ PORT: "99999" }, "PORT must be a port number from 1 to 65535"],
  [{ PORT: "0" }, "PORT must be a port number from 1 to 65535"],
  [{ APP_URL: "shop.example.com" }, "APP_URL must be an address such as https://shop.example.com"],
  [{ STRIPE_API_BASE: "ftp://x" }, "STRIPE_API_BASE must be an address such as https://api.stripe.com"],
  [{ STRIPE_SECRET_KEY: "pk_test_1" }, "STRIPE_SECRET_KEY must be a key such as sk_test_"],
  [
    { STRIPE_WEBHOOK_SECRET: " , " },
    "STRIPE_WEBHOOK_SECRET must be a secret, or several with commas between",
  ],
  [{ SHIPPING_WEBHOOK_SECRET: "whsec_a,b" }, "SHIPPING_WEBHOOK_SECRET must be whsec_…"],
  [{ DEMO: "maybe" }, "DEMO must be 1 or 0"],
  [{ DATABASE_DRIVER: "mysql" }, "DATABASE_DRIVER must be pg or neon"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of fatal, error"],
  [{ WEBHOOK_ALLOWED_HOSTS: "erp.local" }, "WEBHOOK_ALLOWED_HOSTS must be host:port"],
  [
    { WEBPAY_COMMERCE_CODE: "597055555532" },
    "WEBPAY_API_KEY must be set too, because WEBPAY_COMMERCE_CODE is",
  ],
  [
    { S3_BUCKET: "files", S3_ACCESS_KEY_ID: "id" },
    "S3_SECRET_ACCESS_KEY must be set too, because S3_BUCKET is",
  ],
  [{ VAPID_PRIVATE_KEY: "k".repeat(43) }, "VAPID_PUBLIC_KEY must be set too, because VAPID_PRIVATE_KEY is"],
  [{ DEMO: "1", STRIPE_SECRET_KEY: "sk_live_1" }, "DEMO must be 0 while STRIPE_SECRET_KEY holds a live key"],
  [{ DEMO: "true", EASYPOST_API_KEY: "EZAK1" }, "DEMO must be 0 while EASYPOST_API_KEY holds a live key"],
])("%j stops the start with one line", (given, line) => {
  const message = complaint(given);
  expect(message).toContain(line);
  expect(message.split("\n")).toHaveLength(1);
});

test("every problem has its line, and no line repeats the wrong value", () => {
  const lines = complaint({ PORT: "x", AUTH_SECRET: "hunter2", APP_URL: "y" }).split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["PORT", "APP_URL", "AUTH_SECRET"]);
  expect(lines.join()).not.toContain("hunter2");
});

test("a HOSTNAME that repeats the name of the machine counts as not set", () => {
  expect(withoutBlanks({ HOSTNAME: "box-7" }, "box-7")).toEqual({});
  expect(withoutBlanks({ HOSTNAME: "0.0.0.0" }, "box-7")).toEqual({ HOSTNAME: "0.0.0.0" });
  expect(withoutBlanks({ DEMO: "box-7" }, "box-7")).toEqual({ DEMO: "box-7" });
});

test("a live key is found by its form", () => {
  expect(liveKeyIn({ STRIPE_SECRET_KEY: " rk_live_1 " })).toBe("STRIPE_SECRET_KEY");
  expect(liveKeyIn({ STRIPE_SECRET_KEY: "sk_test_live_1", EASYPOST_API_KEY: "EZTK1" })).toBeNull();
});

test("keys of two purposes or two secrets differ, and each is always the same", () => {
  const key = deriveKey("secret", "links");
  expect(key).toHaveLength(32);
  expect(deriveKey("secret", "links")).toEqual(key);
  expect(deriveKey("secret", "journal")).not.toEqual(key);
  expect(deriveKey("other", "links")).not.toEqual(key);
});

test("the log level is readable before anything is checked", () => {
  expect([logLevel({ LOG_LEVEL: "debug" }), logLevel({ LOG_LEVEL: "loud" }), logLevel({})]).toEqual([
    "debug",
    "info",
    "info",
  ]);
});

test(".env.example explains every variable, and no other", () => {
  const text = readFileSync(".env.example", "utf8");
  const named = Array.from(text.matchAll(/^#([A-Z][A-Z0-9_]+)=/gm), ([, name]) => name);
  expect(named.sort()).toEqual([...VARIABLES].sort());
});
