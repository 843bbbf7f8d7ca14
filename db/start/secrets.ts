import { createECDH, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const FILE = "secrets.json";
const NAMES = ["AUTH_SECRET", "CRON_SECRET", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"] as const;

export type Secrets = Record<(typeof NAMES)[number], string>;

/** The secrets of an installation that was given none: made once, readable by their owner only. */
export function ensureSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, FILE);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!fs.existsSync(file)) saveFirst(file, makeSecrets());
  return readSecrets(file);
}

function makeSecrets(): Secrets {
  const browserPush = createECDH("prime256v1");
  browserPush.generateKeys();
  const privateKey = Buffer.concat([Buffer.alloc(32), browserPush.getPrivateKey()]).subarray(-32);
  return {
    AUTH_SECRET: randomBytes(33).toString("base64url"),
    CRON_SECRET: randomBytes(33).toString("base64url"),
    VAPID_PUBLIC_KEY: browserPush.getPublicKey("base64url", "uncompressed"),
    VAPID_PRIVATE_KEY: privateKey.toString("base64url"),
  };
}

/** Of two starters at once the first one's secrets stay; nobody ever reads half a file. */
function saveFirst(file: string, secrets: Secrets): void {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function readSecrets(file: string): Secrets {
  const saved = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Secrets>;
  const missing = NAMES.filter((name) => !saved[name]);
  if (missing.length > 0)
    throw new Error(`${file} lacks ${missing.join(", ")}. Bring it back from a backup.`);
  return saved as Secrets;
}
