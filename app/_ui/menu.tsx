"use client";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import * as Radix from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;
export const MenuRadioGroup = Radix.RadioGroup;

export const floatStyle =
  "z-50 animate-enter rounded-lg bg-raised text-base text-ink shadow-float outline-none print:hidden";
const itemStyle =
  "target flex w-full items-center gap-2 rounded-md px-2 text-left outline-none select-none data-disabled:opacity-50 data-highlighted:bg-ink/6 [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuContent({ align = "end", className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        {...rest}
        className={cx(
          floatStyle,
          "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1",
          className,
        )}
      />
    </Radix.Portal>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & {
  icon?: LucideIcon;
  danger?: boolean;
  shortcut?: ReactNode;
};

export function MenuItem({ icon: Icon, danger, shortcut, className, children, ...rest }: ItemProps) {
  return (
    <Radix.Item {...rest} className={cx(itemStyle, danger && "text-bad", className)}>
      {Icon ? <Icon aria-hidden strokeWidth={1.75} className={danger ? "" : "text-ink-faint"} /> : null}
      <span className="flex-1">{children}</span>
      {shortcut}
    </Radix.Item>
  );
}

/** An entry that leads somewhere: a real link, so it opens in a new tab too. */
export function MenuLink({
  href,
  icon: Icon,
  newTab,
  children,
}: {
  href: string;
  icon?: LucideIcon;
  /** For papers and other sites: they are not screens of the desk. */
  newTab?: boolean;
  children: ReactNode;
}) {
  const away = newTab ? { target: "_blank", rel: "noreferrer", prefetch: false } : {};
  return (
    <Radix.Item asChild className={itemStyle}>
      <Link href={href} {...away}>
        {Icon ? <Icon aria-hidden strokeWidth={1.75} className="text-ink-faint" /> : null}
        <span className="flex-1">{children}</span>
      </Link>
    </Radix.Item>
  );
}

export function MenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={cx(itemStyle, className)}>
      <span className="flex flex-1 items-center gap-2">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden className="text-brand" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
