import { Package } from "lucide-react";
import Image from "next/image";

/** The picture of a product in a small frame; a sign when it has none. Its name stands beside it. */
export function ProductPicture({ imageId }: { imageId: number | null }) {
  const frame = "size-9 shrink-0 overflow-hidden rounded-md border bg-mute-soft";
  if (imageId === null) {
    return (
      <span aria-hidden className={`${frame} grid place-items-center text-ink-faint`}>
        <Package className="size-4" strokeWidth={1.5} />
      </span>
    );
  }
  return (
    <Image
      src={`/images/${imageId}`}
      alt=""
      width={36}
      height={36}
      loading="lazy"
      className={`${frame} object-cover`}
    />
  );
}
