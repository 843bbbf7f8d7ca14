import type { OrderLetterKind } from "@/lib/notifications/letters";
import { type RenderedLetter, renderLetter } from "..";
import type { LetterProps } from "../letter-props";
import type { LetterData } from "./letter-data";
import { PROPS } from "./letters";

/** The letter about an order, in its reader's language. Pure: the same data give the same letter. */
export async function composeLetter(kind: OrderLetterKind, data: LetterData): Promise<RenderedLetter> {
  return compose(kind, data);
}

async function compose<K extends OrderLetterKind>(kind: K, data: LetterData): Promise<RenderedLetter> {
  const build = PROPS[kind] as (data: LetterData) => LetterProps[K];
  return renderLetter(kind, data.locale, build(data));
}
