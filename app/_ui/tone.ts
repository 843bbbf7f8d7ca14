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
