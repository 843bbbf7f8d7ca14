import { Text } from "@react-email/components";
import { createElement } from "react";
import { still } from "./still";
import { COLOR } from "./tokens";

/** Plain text as paragraphs; a single line break stays a line break. */
export function Paragraphs({ text, last = false }: { text: string; last?: boolean }) {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return still(
    parts.map((part, at) => {
      const margin = last && at === parts.length - 1 ? 0 : "0 0 14px";
      return createElement(
        Text,
        { className: "ink", style: { ...paragraph, margin } },
        createElement(Lines, { text: part }),
      );
    }),
  );
}

export function Lines({ text }: { text: string }) {
  const end = text.indexOf("\n");
  if (end === -1) return text;
  return (
    <>
      {text.slice(0, end)}
      <br />
      <Lines text={text.slice(end + 1)} />
    </>
  );
}

const paragraph = { fontSize: 16, lineHeight: "25px", color: COLOR.ink, overflowWrap: "anywhere" as const };
