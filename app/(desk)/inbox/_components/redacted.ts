const MASK = "•••";
/** Names of people's data and of secrets in providers' bodies and headers; amounts, ids, states, card brands and last digits stay. */
const PRIVATE =
  /name|email|phone|address|street|city|postal|zip|^line\d|state_or|recipient|tax_?id|identification|document|iban|account|secret|signature|token|authorization|cookie|password|fingerprint|receipt_url|client_secret|^ip$|ip_address/i;
const PUBLIC = /^(event_name|provider_name|payment_method_types)$/i;

function masked(value: unknown): unknown {
  if (value === null || value === "" || typeof value === "boolean") return value;
  return MASK;
}

/** The same value with personal data and secrets masked, at any depth. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      PRIVATE.test(key) && !PUBLIC.test(key) ? masked(inner) : redacted(inner),
    ]),
  );
}

/** A stored body for the screen: JSON indented and masked; what is not JSON is masked as a form, or whole. */
export function redactedBody(raw: string): string {
  try {
    return JSON.stringify(redacted(JSON.parse(raw)), null, 2);
  } catch {
    const form = [...new URLSearchParams(raw)];
    const isForm = form.length > 0 && form.every(([name]) => /^[\w.[\]-]{1,60}$/.test(name));
    if (!isForm) return MASK;
    return form.map(([name, value]) => `${name}=${PRIVATE.test(name) ? MASK : value}`).join("\n");
  }
}
