export const TONES = ["good", "wait", "bad", "mute"] as const;
export type Tone = (typeof TONES)[number];

export const SOFT = {
  good: "bg-good-soft text-good",
  wait: "bg-wait-soft text-wait",
  bad: "bg-bad-soft text-bad",
  mute: "bg-mute-soft text-mute",
} as const satisfies Record<Tone, string>;

export const INK = {
  good: "text-good",
  wait: "text-wait",
  bad: "text-bad",
  mute: "text-mute",
} as const satisfies Record<Tone, string>;

/** A wide, quiet ground with a hairline of its tone: banners and summaries. */
export const GROUND = {
  good: "border-good/25 bg-good-soft/45 text-good",
  wait: "border-wait/25 bg-wait-soft/55 text-wait",
  bad: "border-bad/25 bg-bad-soft/55 text-bad",
  mute: "border-line bg-sheet text-mute",
} as const satisfies Record<Tone, string>;
