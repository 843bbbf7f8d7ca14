import type { ComponentProps } from "react";
import { Button, type ButtonProps } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";

type IconButtonProps = Omit<ButtonProps, "wide" | "size" | "aria-label"> & {
  /** Spoken name, and the hint on hover. */
  label: string;
  children: ComponentProps<"button">["children"];
};

export function IconButton({ label, className, variant = "ghost", ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      aria-label={label}
      title={label}
      className={cx("aspect-square min-w-11 px-0 md:pointer-fine:min-w-8", className)}
    />
  );
}
