import { pino, stdTimeFunctions } from "pino";
import { logLevel } from "@/lib/platform/env";

/** One JSON line per entry on standard output. Never log bodies, tokens or personal data: name the order, not the person. */
export const log = pino({
  level: logLevel(),
  base: null,
  timestamp: stdTimeFunctions.isoTime,
  redact: {
    paths: [
      "password",
      "token",
      "secret",
      "authorization",
      "email",
      "*.password",
      "*.token",
      "*.secret",
      "*.email",
    ],
    censor: "[hidden]",
  },
});
