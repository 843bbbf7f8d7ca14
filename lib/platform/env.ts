import { existsSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { hmacSha256 } from "@/lib/kernel/hash";

export type Source = Readonly<Record<string, string | undefined>>;

/** The start cannot go on; the message has one line per variable: its name and what it should look like. */
export class EnvError extends Error {}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const SWITCH = { "1": true, true: true, on: true, "0": false, false: false, off: false } as const;

const like = (pattern: RegExp, hint: string) => z.string({ error: hint }).regex(pattern, { error: hint });
const text = (hint: string) => like(/^\S.*$/, hint);
const list = (item: RegExp, hint: string) =>
  z
    .string()
    .transform((value) =>
      value
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((parts) => parts.length > 0 && parts.every((part) => item.test(part)), { error: hint });
const secrets = (example: string) =>
  list(/^\S+$/, `must be a secret, or several with commas between: ${example}`);
const address = (example: string) =>
  z
    .string({ error: `must be an address such as ${example}` })
    .refine(isWebAddress, { error: `must be an address such as ${example}` })
    .transform((value) => value.replace(/\/+$/, ""));
const onOff = z
  .string()
  .toLowerCase()
  .refine((value): value is keyof typeof SWITCH => value in SWITCH, { error: "must be 1 or 0" })
  .transform((value) => SWITCH[value]);

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

const PORT = "must be a port number from 1 to 65535";
const variables = z.object({
  PORT: like(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port > 0 && port <= 65_535, { error: PORT })
    .default(3000),
  HOSTNAME: text("must be a host name or an IP address, such as 0.0.0.0").default("localhost"),
  APP_URL: address("https://shop.example.com").optional(),
  DATA_DIR: text("must be a folder, such as .data")
    .default(".data")
    .transform((dir) => path.resolve(dir)),
  DATABASE_URL: like(/^postgres(ql)?:\/\/\S+$/, "must be set, like postgres://user:password@host:5432/name"),
  DATABASE_DRIVER: z.enum(["pg", "neon"], { error: "must be pg or neon" }).optional(),
  AUTH_SECRET: like(
    /^.{32,}$/,
    "must be set: at least 32 random characters, such as from openssl rand -base64 33",
  ),
  CRON_SECRET: like(/^\S{16,}$/, "must be set: at least 16 random characters without spaces"),
  DEMO: onOff.default(false),
  STRIPE_SECRET_KEY: like(/^[sr]k_\S+$/, "must be a key such as sk_test_… or sk_live_…").optional(),
  STRIPE_WEBHOOK_SECRET: secrets("whsec_…,whsec_…").optional(),
  STRIPE_API_BASE: address("https://api.stripe.com").optional(),
  MERCADO_PAGO_ACCESS_TOKEN: text("must be an access token such as APP_USR-…").optional(),
  MERCADO_PAGO_WEBHOOK_SECRET: secrets("4f1c…,9a2b…").optional(),
  MERCADO_PAGO_API_BASE: address("https://api.mercadopago.com").optional(),
  WEBPAY_COMMERCE_CODE: like(/^\d{12}$/, "must be a commerce code of 12 digits").optional(),
  WEBPAY_API_KEY: text("must be the API key of the commerce code").optional(),
  WEBPAY_API_BASE: address("https://webpay3g.transbank.cl").optional(),
  RESEND_API_KEY: text("must be a key such as re_…").optional(),
  RESEND_WEBHOOK_SECRET: secrets("whsec_…,whsec_…").optional(),
  RESEND_BASE_URL: address("https://api.resend.com").optional(),
  MAIL_FROM: like(/@/, "must be a sender such as Café Andes <orders@shop.example.com>").optional(),
  SMTP_URL: like(/^smtps?:\/\/\S+$/, "must be like smtp://user:password@host:587").optional(),
  EASYPOST_API_KEY: text("must be a key such as EZTK… or EZAK…").optional(),
  EASYPOST_WEBHOOK_SECRET: secrets("a-long-secret").optional(),
  EASYPOST_API_BASE: address("https://api.easypost.com").optional(),
  AFTERSHIP_WEBHOOK_SECRET: secrets("a-long-secret").optional(),
  SENDCLOUD_PUBLIC_KEY: text("must be the public key of the integration").optional(),
  SENDCLOUD_SECRET_KEY: secrets("the secret key of the integration").optional(),
  SHIPPING_WEBHOOK_SECRET: list(
    /^whsec_[A-Za-z0-9+/]+={0,2}$/,
    "must be whsec_…, or several with commas between",
  ).optional(),
  S3_ENDPOINT: address("https://s3.eu-central-1.amazonaws.com").optional(),
  S3_BUCKET: text("must be the name of a bucket").optional(),
  S3_REGION: text("must be a region, such as eu-central-1").default("auto"),
  S3_ACCESS_KEY_ID: text("must be an access key id").optional(),
  S3_SECRET_ACCESS_KEY: text("must be a secret access key").optional(),
  VAPID_PUBLIC_KEY: like(/^[\w-]{87}$/, "must be a public key of 87 base64url characters").optional(),
  VAPID_PRIVATE_KEY: like(/^[\w-]{43}$/, "must be a private key of 43 base64url characters").optional(),
  WEBHOOK_ALLOWED_HOSTS: list(
    /^[^\s:/]+:\d{1,5}$/,
    "must be host:port, or several with commas between",
  ).default([]),
  OTEL_EXPORTER_OTLP_ENDPOINT: address("http://localhost:4318").optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  E2E_CLOCK: onOff.default(false),
});

type Variables = z.output<typeof variables>;
export type Env = Omit<Variables, "APP_URL" | "DATABASE_DRIVER"> & {
  APP_URL: string;
  DATABASE_DRIVER: "pg" | "neon";
};
export type Variable = keyof Variables;
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

const TOGETHER: readonly (readonly Variable[])[] = [
  ["WEBPAY_COMMERCE_CODE", "WEBPAY_API_KEY"],
  ["SENDCLOUD_PUBLIC_KEY", "SENDCLOUD_SECRET_KEY"],
  ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
  ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"],
];
const LIVE_KEYS: readonly (readonly [Variable, RegExp])[] = [
  ["STRIPE_SECRET_KEY", /^[sr]k_live_/],
  // The codes that Transbank gives to everybody for trying out begin like this.
  ["WEBPAY_COMMERCE_CODE", /^(?!5970555555)\d{12}$/],
  ["EASYPOST_API_KEY", /^EZAK/],
];

/** The variable that holds a key for real money, if one does. */
export function liveKeyIn(source: Source): Variable | null {
  return LIVE_KEYS.find(([name, live]) => live.test(source[name]?.trim() ?? ""))?.[0] ?? null;
}

/** An empty variable counts as not set, and so does a HOSTNAME that only repeats the machine's own name. */
export function withoutBlanks(source: Source, machine: string = hostname()): Record<string, string> {
  const filled = Object.entries(source).flatMap(([name, value]) => {
    const trimmed = value?.trim() ?? "";
    return trimmed && !(name === "HOSTNAME" && trimmed === machine) ? [[name, trimmed] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** @throws EnvError with every problem at once. */
export function readEnv(source: Source): Env {
  const filled = withoutBlanks(source);
  const parsed = variables.safeParse(filled);
  const problems = parsed.success ? [] : parsed.error.issues.map((i) => `${String(i.path[0])} ${i.message}`);
  problems.push(...conflictsIn(filled));
  if (!parsed.success || problems.length > 0) throw new EnvError([...new Set(problems)].join("\n"));
  const { APP_URL, DATABASE_DRIVER, ...rest } = parsed.data;
  return {
    ...rest,
    APP_URL: APP_URL ?? `http://localhost:${rest.PORT}`,
    DATABASE_DRIVER: DATABASE_DRIVER ?? driverFor(rest.DATABASE_URL),
  };
}

function conflictsIn(filled: Source): string[] {
  const halves = TOGETHER.flatMap((group) => {
    const given = group.find((name) => filled[name]);
    const missing = group.find((name) => !filled[name]);
    return given && missing ? [`${missing} must be set too, because ${given} is`] : [];
  });
  if ((filled.RESEND_API_KEY || filled.SMTP_URL) && !filled.MAIL_FROM) {
    halves.push("MAIL_FROM must be set too, because letters leave: Café Andes <orders@shop.example.com>");
  }
  const live = liveKeyIn(filled);
  const demo = SWITCH[(filled.DEMO ?? "0").toLowerCase() as keyof typeof SWITCH] === true;
  return live && demo ? [...halves, `DEMO must be 0 while ${live} holds a live key`] : halves;
}

function driverFor(databaseUrl: string): "pg" | "neon" {
  const host = URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname : "";
  return host.endsWith(".neon.tech") ? "neon" : "pg";
}

let current: Env | undefined;

/** The checked environment of this process; read on first use, never while modules load. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** Entry points only: what the start worked out (database, secrets) becomes the environment of this process. */
export function adoptEnv(variables: Readonly<Record<string, string>>): Env {
  Object.assign(process.env, variables);
  current = readEnv(process.env);
  return current;
}

/** What this process was started with, and the file `.env` of the project for the rest. */
export function givenVariables(): Record<string, string> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return withoutBlanks(process.env);
}

/** Readable before anything is checked: the log must work to say what is wrong. */
export function logLevel(source: Source = process.env): (typeof LOG_LEVELS)[number] {
  return LOG_LEVELS.find((level) => level === source.LOG_LEVEL) ?? "info";
}

/** One secret, many keys: a key for one purpose says nothing about the others. */
export function deriveKey(authSecret: string, purpose: string): Buffer {
  return hmacSha256(authSecret, `despacho:${purpose}`);
}
