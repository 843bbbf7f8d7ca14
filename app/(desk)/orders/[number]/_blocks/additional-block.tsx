import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { FieldsPencil } from "@/app/(desk)/orders/[number]/_details/openers";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { SideBlock } from "./side-block";

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join(", ")
    : typeof value === "string"
      ? value
      : String(value ?? "");

/** The answers to the shop's own checkout fields and the customer's note; not there when there are none (S38). */
export function AdditionalBlock({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.additional");
  const { order, page } = view;
  const note = page.notes.find(({ id, retractedAt }) => id === order.fieldsId && !retractedAt);
  if (!note) return null;
  const data = note.data !== null && typeof note.data === "object" ? Object.entries(note.data) : [];
  const items = data
    .map(([term, value]) => ({ term, value: textOf(value) }))
    .filter(({ value }) => value !== "");
  if (items.length === 0 && note.text === "") return null;
  return (
    <SideBlock title={t("title")} action={<FieldsPencil view={view} />}>
      {items.length > 0 ? <DefinitionList layout="stack" items={items} /> : null}
      {note.text && items.length === 0 ? (
        <p className="break-words whitespace-pre-line">{note.text}</p>
      ) : null}
    </SideBlock>
  );
}
