import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "@/app/_ui/cx";

/** A link inside words. Elsewhere, when it leaves the desk, opens in its own tab. */
export function TextLink({
  className,
  external,
  ...rest
}: ComponentProps<typeof Link> & { external?: boolean }) {
  const away = external ? { target: "_blank", rel: "noreferrer" } : {};
  return <Link {...away} {...rest} className={cx("link rounded-sm", className)} />;
}
