import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;

/** The step a code belongs to, one step early or late allowed; null when it is wrong. Each step may be used once: keep the last one. */
export function totpStep(secretBase32: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secretBase32), period: PERIOD_SECONDS, digits: 6 });
  const delta = totp.validate({ token: code.replace(/\s/g, ""), window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}
