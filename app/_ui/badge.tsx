import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";
import { INK, SOFT, type Tone } from "@/app/_ui/tone";

type Look = { tone?: Tone; icon?: LucideIcon; outlined?: boolean };
const shape =
  "inline-flex h-6 max-w-full items-center gap-1 rounded-full px-2 text-sm font-medium whitespace-nowrap";

function look({ tone = "mute", outlined }: Look, className?: string) {
  const colour = outlined ? cx("border border-current/40", INK[tone]) : SOFT[tone];
  return cx(shape, colour, className);
}

function Face({ icon: Icon, children }: { icon?: LucideIcon; children: ComponentProps<"span">["children"] }) {
  return (
    <>
      {Icon ? <Icon aria-hidden className="-ml-0.5 size-4 shrink-0" strokeWidth={1.75} /> : null}
      <span className="truncate">{children}</span>
    </>
  );
}

/** A state in three signs: icon, word and tone. */
export function Badge({ tone, icon, outlined, className, children, ...rest }: ComponentProps<"span"> & Look) {
  return (
    <span {...rest} className={look({ tone, outlined }, className)}>
      <Face icon={icon}>{children}</Face>
    </span>
  );
}

/** The same, to be pressed: opens the reason of the state. */
export function BadgeButton({
  tone,
  icon,
  outlined,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & Look) {
  const hover =
    "relative transition-[filter] before:absolute before:-inset-x-1 before:-inset-y-2.5 hover:brightness-95 dark:hover:brightness-115";
  return (
    <button type="button" {...rest} className={look({ tone, outlined }, cx(hover, className))}>
      <Face icon={icon}>{children}</Face>
    </button>
  );
}
