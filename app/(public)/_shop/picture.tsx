import { Package } from "lucide-react";
import Image from "next/image";
import { cx } from "@/app/_ui/cx";

type PictureProps = { imageId: number | null; alt: string; size: "line" | "hero"; eager?: boolean };

const SIZE = {
  line: { px: 64, box: "size-16 rounded-md" },
  hero: { px: 640, box: "aspect-4/3 w-full rounded-lg md:aspect-square" },
} as const;

/** A product's picture in a frame of its final size; a sign when it has none. */
export function Picture({ imageId, alt, size, eager }: PictureProps) {
  const { px, box } = SIZE[size];
  const frame = cx("shrink-0 overflow-hidden border bg-mute-soft", box);
  if (imageId === null) {
    return (
      <span aria-hidden className={cx(frame, "grid place-items-center text-ink-faint")}>
        <Package className={size === "hero" ? "size-16" : "size-6"} strokeWidth={1.25} />
      </span>
    );
  }
  return (
    <Image
      src={`/images/${imageId}`}
      alt={alt}
      width={px}
      height={px}
      loading={eager ? "eager" : "lazy"}
      className={cx(frame, "object-cover")}
    />
  );
}
