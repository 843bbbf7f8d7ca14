"use client";
import * as Radix from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";
import { floatStyle } from "@/app/_ui/menu";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;

export function PopoverContent({
  align = "start",
  className,
  ...rest
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        {...rest}
        className={cx(
          floatStyle,
          "max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-4",
          className,
        )}
      />
    </Radix.Portal>
  );
}
