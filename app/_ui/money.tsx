import { cx } from "@/app/_ui/cx";
import { useRegion } from "@/app/_ui/use-region";
import { formatAmount, formatMoney } from "@/lib/i18n/format";
import type { Money as Amount } from "@/lib/kernel/money";

type MoneyProps = {
  value: Amount;
  /** Leaves the currency out, for columns whose heading names it. */
  bare?: boolean;
  className?: string;
};

/** An amount as the shop's region writes it, in tabular figures; another currency than the shop's shows its code. */
export function Money({ value, bare, className }: MoneyProps) {
  const region = useRegion();
  const foreign = value.currency !== region.currency;
  const text =
    bare && !foreign
      ? formatAmount(value, region.numbers)
      : formatMoney(value, region.numbers, { code: foreign });
  return <span className={cx("tnum whitespace-nowrap", className)}>{text}</span>;
}
