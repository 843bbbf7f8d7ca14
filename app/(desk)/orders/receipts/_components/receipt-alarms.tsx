import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { DateTime } from "@/app/_ui/date-time";
import { TextLink } from "@/app/_ui/text-link";
import type { Review } from "@/app/(desk)/orders/receipts/_view/load-review";
import type { Likeness, LikeReceipt } from "@/db/queries/receipts";

/** The same file, or the same number, seen before: one transfer may be shown for two orders. */
export function ReceiptAlarms({ review }: { review: Review }) {
  const alike = (likeness: Likeness) => review.alike.filter((one) => one.likeness === likeness);
  return (
    <>
      <Alarm likeness="file" found={alike("file")} own={review.order.number} />
      <Alarm likeness="reference" found={alike("reference")} own={review.order.number} />
    </>
  );
}

type AlarmProps = { likeness: Likeness; found: readonly LikeReceipt[]; own: number };

function Alarm({ likeness, found, own }: AlarmProps) {
  const t = useTranslations("receipts.alarm");
  if (found.length === 0) return null;
  return (
    <Banner tone="bad" title={t(likeness)}>
      <ul className="grid gap-1">
        {found.map(({ number, state, at }) => (
          <li key={`${number} ${at.getTime()}`} className="flex flex-wrap gap-x-2">
            {number === own ? (
              <span>{t("sameOrder")}</span>
            ) : (
              <TextLink href={`/orders/${number}`} className="font-mono">
                #{number}
              </TextLink>
            )}
            <span>
              {t(`state.${stateWord(state)}`)} · <DateTime value={at} />
            </span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

const stateWord = (state: string | null): "submitted" | "accepted" | "rejected" =>
  state === "accepted" || state === "rejected" ? state : "submitted";
