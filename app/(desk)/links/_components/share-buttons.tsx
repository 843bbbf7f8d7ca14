import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { CHANNELS } from "@/lib/links/attribution";
import { type Share, shareUrl } from "@/lib/links/share";

/** One button a network that can be opened with the link already written. */
export function ShareButtons({ share }: { share: Share }) {
  const t = useTranslations("links");
  const ways = CHANNELS.flatMap((channel) => {
    const href = shareUrl(channel, share);
    return href === null || (channel === "pinterest" && !share.image) ? [] : [{ channel, href }];
  });
  return (
    <ul aria-label={t("share")} className="flex flex-wrap gap-2">
      {ways.map(({ channel, href }) => (
        <li key={channel}>
          <Button asChild size="sm">
            <a
              href={href}
              target="_blank"
              rel="noreferrer noopener"
              aria-label={t("shareOn", { channel: t(`channel.${channel}`) })}
            >
              {t(`channel.${channel}`)}
            </a>
          </Button>
        </li>
      ))}
    </ul>
  );
}
