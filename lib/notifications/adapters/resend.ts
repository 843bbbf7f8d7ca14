import { type ErrorResponse, Resend } from "resend";
import { ok, refuse } from "@/lib/kernel/result";
import { oneLine } from "@/lib/kernel/text";
import type { Mailer, MailRefused, OutgoingLetter } from "@/lib/notifications/mailer";

type ResendSettings = {
  readonly apiKey: string;
  /** Another server in place of Resend's (tests). */
  readonly baseUrl: string | null;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 20_000;

type Verdict = Pick<MailRefused, "code" | "permanent">;
type ErrorName = ErrorResponse["name"];

const rejected: Verdict = { code: "rejected", permanent: true };
const misconfigured: Verdict = { code: "misconfigured", permanent: true };
const unavailable: Verdict = { code: "unavailable", permanent: false };
const quota: Verdict = { code: "quota", permanent: false };

/** Resend's error names, https://resend.com/docs/api-reference/errors */
const VERDICTS: Record<ErrorName, Verdict> = {
  invalid_idempotency_key: rejected,
  validation_error: rejected,
  missing_required_field: rejected,
  invalid_parameter: rejected,
  invalid_attachment: rejected,
  security_error: rejected,
  missing_api_key: misconfigured,
  restricted_api_key: misconfigured,
  invalid_api_key: misconfigured,
  invalid_from_address: misconfigured,
  invalid_access: misconfigured,
  invalid_region: misconfigured,
  not_found: misconfigured,
  method_not_allowed: misconfigured,
  invalid_idempotent_request: { code: "conflict", permanent: true },
  concurrent_idempotent_requests: unavailable,
  monthly_quota_exceeded: quota,
  daily_quota_exceeded: quota,
  rate_limit_exceeded: { code: "rate_limited", permanent: false },
  application_error: unavailable,
  internal_server_error: unavailable,
};

const knows = (name: string): name is ErrorName => Object.hasOwn(VERDICTS, name);

/** The name decides; a name that we do not know is judged by its status, and without one it may pass. */
function verdictOn({ name, statusCode }: { name: string; statusCode: number | null }): Verdict {
  if (knows(name)) return VERDICTS[name];
  if (statusCode === 429) return VERDICTS.rate_limit_exceeded;
  return statusCode !== null && statusCode >= 400 && statusCode < 500 ? rejected : unavailable;
}

function secondsOf(header: string | undefined): number | null {
  const seconds = Number(header ?? "");
  return header && Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

function refusalOf(error: ErrorResponse, headers: Record<string, string> | null): MailRefused {
  return {
    ...verdictOn(error),
    detail: oneLine(`${error.name}: ${error.message}`).slice(0, 300),
    retryAfterSeconds: secondsOf(headers?.["retry-after"]),
  };
}

const payloadOf = (letter: OutgoingLetter) => ({
  from: letter.from,
  to: letter.to,
  subject: oneLine(letter.subject),
  html: letter.html,
  text: letter.text,
  headers: { ...letter.headers },
  tags: Object.entries(letter.tags).map(([name, value]) => ({ name, value })),
  ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
});

/** Sends through Resend. The SDK is made on the first letter, because it throws without a key. */
export function resendMailer({ apiKey, baseUrl, timeoutMs = TIMEOUT_MS }: ResendSettings): Mailer {
  let client: Resend | null = null;
  return {
    name: "resend",
    async send(letter, { idempotencyKey }) {
      client ??= new Resend(apiKey, baseUrl ? { baseUrl } : {});
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await client.emails.send(payloadOf(letter), { idempotencyKey, signal });
        return answer.error
          ? refuse(refusalOf(answer.error, answer.headers))
          : ok({ providerId: answer.data.id });
      } catch (cause) {
        if (!signal.aborted) throw cause;
        const detail = `no answer within ${timeoutMs} ms`;
        return refuse({ ...unavailable, detail, retryAfterSeconds: null });
      }
    },
  };
}
