"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import type { Answer, DoorCode, Refused } from "@/lib/platform/answer";

const DOOR_KEYS = {
  signed_out: "signed_out",
  not_allowed: "not_allowed",
  foreign_origin: "foreign_origin",
  invalid: "invalid",
  form_reused: "form_reused",
  still_running: "still_running",
  too_many: "too_many",
  link_not_found: "link_not_found",
  database_down: "database_down",
  unexpected: "unexpected",
} as const satisfies Record<DoorCode, string>;

const isDoorCode = (code: string): code is DoorCode => Object.hasOwn(DOOR_KEYS, code);

/** The words of what an action refused: the screen's own for its command's codes, one set for what the door itself says. */
export function useRefusalWords() {
  const t = useTranslations("errors.door");
  return <C extends string>(refused: Refused<C>, words: Readonly<Record<C, string>>): string => {
    const { code, requestId } = refused;
    if (Object.hasOwn(words, code)) return words[code as C];
    return t(DOOR_KEYS[isDoorCode(code) ? code : "unexpected"], { reference: requestId ?? "" });
  };
}

type RefusalProps<C extends string> = {
  answer: Answer<unknown, C> | null;
  /** One sentence for every code of the command, in the screen's language. */
  words: Readonly<Record<C, string>>;
};

/** Says above a form why it was refused; nothing while it was not. */
export function Refusal<C extends string>({ answer, words }: RefusalProps<C>) {
  const say = useRefusalWords();
  if (!answer || answer.ok) return null;
  return <Banner tone="bad" title={say(answer, words)} />;
}
