import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-brand text-brand-ink hover:bg-brand-strong",
        secondary: "border-edge/45 bg-sheet text-ink hover:border-edge/70 hover:bg-hover",
        ghost: "border-transparent text-ink-soft hover:bg-ink/6 hover:text-ink",
        danger: "border-transparent bg-bad text-bad-ink hover:bg-bad-strong",
      },
      size: {
        sm: "target px-2 text-sm",
        md: "target px-3 text-base",
        lg: "min-h-12 px-5 text-md",
      },
      wide: { true: "w-full", false: "" },
    },
    defaultVariants: { variant: "secondary", size: "md", wide: false },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonStyle> & {
    /** Puts the look on the only child, usually a link. */
    asChild?: boolean;
    /** Keeps the width and the words, adds a turning sign and takes no second press. */
    loading?: boolean;
  };

export function Button({ variant, size, wide, asChild, loading, className, children, ...rest }: ButtonProps) {
  const look = cx(buttonStyle({ variant, size, wide }), className);
  if (asChild) {
    return (
      <Slot className={look} {...rest}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      className={look}
      disabled={rest.disabled || loading}
      aria-busy={loading || undefined}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
}
