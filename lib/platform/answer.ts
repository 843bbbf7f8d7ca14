/** What the door itself can say; commands add codes of their own. */
export type DoorCode =
  | "signed_out"
  | "not_allowed"
  | "foreign_origin"
  | "invalid"
  | "form_reused"
  | "still_running"
  | "too_many"
  | "link_not_found"
  | "database_down"
  | "unexpected";

export type Refused<C extends string = string> = {
  readonly ok: false;
  readonly code: C | DoorCode;
  /** Code per field, by the field's name in the form: `{ "lines.0.quantity": "too_small" }`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What was typed, to fill the form again; secrets are left out. */
  readonly typed?: Readonly<Record<string, string>>;
  /** With `unexpected`: what to quote when asking for help. */
  readonly requestId?: string;
  /** With `too_many`. */
  readonly retryAfterSeconds?: number;
  /** What the command tells about its refusal, picked by `runs(…, { detail })`. */
  readonly detail?: unknown;
};

export type Done<V> = {
  readonly ok: true;
  readonly value: V;
  /** The idempotency key of the form's next use. */
  readonly nextKey: string;
};

/** What an action says to the browser: codes, never sentences. */
export type Answer<V = undefined, C extends string = string> = Done<V> | Refused<C>;
