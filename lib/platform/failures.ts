const DOWN_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EPIPE",
  "EAI_AGAIN",
  "53300",
]);
const DOWN_TEXTS =
  /connection terminated|timeout exceeded when trying to connect|connection ended|client was closed/i;

/** Whether the cause of an error, however wrapped, is a database that cannot be reached. */
export function isDatabaseDown(error: unknown): boolean {
  for (let e = error, depth = 0; typeof e === "object" && e !== null && depth < 6; depth++) {
    const { code, message, cause } = e as { code?: unknown; message?: unknown; cause?: unknown };
    if (typeof code === "string" && (DOWN_CODES.has(code) || /^(08|57P0)/.test(code))) return true;
    if (typeof message === "string" && DOWN_TEXTS.test(message)) return true;
    e = cause;
  }
  return false;
}

/** Why something failed, for the log: database libraries put the bound values into their messages, and those are people's data. */
export function reasonOf(error: unknown): { reason: string; cause?: string; stack?: string } {
  if (!(error instanceof Error)) return { reason: String(error).slice(0, 500) };
  const plain = (text: string) => (text.split(/\n?params:/)[0] ?? "").slice(0, 2_000);
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? plain(error.cause.message) : undefined;
  return { reason: plain(error.message), cause, stack: frames?.slice(0, 12).join("\n") };
}
