import { TextLink } from "@/app/_ui/text-link";

/** The number of an order, to its page; nothing when there is none. */
export function OrderLink({ number }: { number: number | null }) {
  if (number === null) return null;
  return (
    <TextLink href={`/orders/${number}`} className="font-mono">
      #{number}
    </TextLink>
  );
}
