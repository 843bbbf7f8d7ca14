"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import { Select } from "@/app/_ui/select";
import { SubmitButton } from "@/app/_ui/submit-button";
import { mapStatementAction } from "@/app/(desk)/orders/receipts/statement/actions";
import { DATE_ORDERS, type StatementColumns } from "@/lib/payments/statement-columns";

type Props = {
  statementId: string;
  heading: readonly string[];
  guess: Partial<StatementColumns>;
  firstKey: string;
};

const NEEDED = ["date", "amount", "description"] as const;
const OPTIONAL = ["reference", "payer", "taxId"] as const;

/** Asked once for each bank: which column is what, and how it writes days and amounts. */
export function ColumnsForm({ statementId, heading, guess, firstKey }: Props) {
  const t = useTranslations("receipts.statement");
  const columns = heading.map((name, at) => ({
    value: String(at),
    label: name || t("column", { at: at + 1 }),
  }));
  return (
    <Panel title={t("columns")}>
      <ActForm
        action={mapStatementAction}
        firstKey={firstKey}
        words={{ statement_not_waiting: t("refused.statement_not_waiting") }}
        done={t("mapped")}
        className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        <input type="hidden" name="statementId" value={statementId} readOnly />
        {NEEDED.map((name) => (
          <Field key={name} label={t(`is.${name}`)} required>
            <Select
              name={name}
              placeholder={t("choose")}
              defaultValue={chosen(guess[name])}
              options={columns}
            />
          </Field>
        ))}
        {OPTIONAL.map((name) => (
          <Field key={name} label={t(`is.${name}`)} optional>
            <Select
              name={name}
              placeholder={t("none.column")}
              defaultValue={chosen(guess[name])}
              options={columns}
            />
          </Field>
        ))}
        <Field label={t("is.dateOrder")} required>
          <Select
            name="dateOrder"
            defaultValue={guess.dateOrder ?? "dmy"}
            options={DATE_ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
          />
        </Field>
        <Field label={t("is.decimal")} required>
          <Select
            name="decimal"
            defaultValue={guess.decimal ?? ","}
            options={[
              { value: ",", label: t("decimal.comma") },
              { value: ".", label: t("decimal.point") },
            ]}
          />
        </Field>
        <div className="sm:col-span-2 lg:col-span-4">
          <SubmitButton>{t("read")}</SubmitButton>
        </div>
      </ActForm>
    </Panel>
  );
}

const chosen = (at: number | null | undefined): string => (at === null || at === undefined ? "" : String(at));
