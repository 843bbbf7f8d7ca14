import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { ProductPicture } from "@/app/(desk)/products/_components/product-picture";
import { StockMark } from "@/app/(desk)/products/_components/stock-mark";
import type { ListedVariant } from "@/db/queries/product-list";
import type { Currency } from "@/lib/kernel/money";

type ListProps = {
  rows: readonly ListedVariant[];
  /** Null for who may not see prices. */
  currency: Currency | null;
};

export function ProductList(props: ListProps) {
  return (
    <>
      <Wide {...props} />
      <Narrow {...props} />
    </>
  );
}

const choiceOf = (variant: ListedVariant): string => variant.options.join(" · ");

function Wide({ rows, currency }: ListProps) {
  const t = useTranslations("products");
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        <HeadCell>{t("head.product")}</HeadCell>
        <HeadCell>{t("head.sku")}</HeadCell>
        {currency === null ? null : (
          <HeadCell numeric>
            {t("head.price")} ({currency})
          </HeadCell>
        )}
        <HeadCell numeric>{t("head.stock")}</HeadCell>
        <HeadCell>{t("head.state")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((variant) => (
          <Row key={variant.id}>
            <RowHead>
              <span className="flex items-center gap-3 py-0.5">
                <ProductPicture imageId={variant.imageId} />
                <span className="grid">
                  <Link href={`/products/${variant.id}`} className="underline-offset-3 hover:underline">
                    {variant.name}
                  </Link>
                  <span className="text-sm font-normal text-ink-soft">
                    {[choiceOf(variant), variant.type === "digital" ? t("digital") : ""]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
              </span>
            </RowHead>
            <Cell mono>{variant.sku}</Cell>
            {currency === null ? null : (
              <Cell numeric>
                <Money value={{ amount: variant.price, currency }} bare />
              </Cell>
            )}
            <Cell numeric>{variant.unlimited ? t("unlimited") : variant.stock}</Cell>
            <Cell>
              <StockMark variant={variant} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function Narrow({ rows, currency }: ListProps) {
  const t = useTranslations("products");
  return (
    <StackList label={t("caption")} narrow>
      {rows.map((variant) => (
        <StackRow
          key={variant.id}
          href={`/products/${variant.id}`}
          before={<ProductPicture imageId={variant.imageId} />}
          title={
            <span className="grid max-w-[24ch]">
              <span className="line-clamp-2">{variant.name}</span>
              <span className="text-sm font-normal text-ink-soft">{choiceOf(variant)}</span>
            </span>
          }
          figure={currency === null ? null : <Money value={{ amount: variant.price, currency }} />}
          badges={
            <>
              <StockMark variant={variant} />
              <span className="self-center font-mono text-sm text-ink-soft">{variant.sku}</span>
            </>
          }
          aside={variant.unlimited ? t("unlimited") : `${t("head.stock")}: ${variant.stock}`}
        />
      ))}
    </StackList>
  );
}
