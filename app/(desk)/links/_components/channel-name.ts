import { getTranslations } from "next-intl/server";
import { CHANNELS, type Channel } from "@/lib/links/attribution";

export const isChannel = (text: string | null): text is Channel =>
  (CHANNELS as readonly (string | null)[]).includes(text);

/** The name of a channel; a name of the shop's own is shown as it is. */
export async function channelNames(): Promise<(channel: string | null) => string> {
  const t = await getTranslations("links.channel");
  return (channel) => (isChannel(channel) ? t(channel) : (channel ?? ""));
}
