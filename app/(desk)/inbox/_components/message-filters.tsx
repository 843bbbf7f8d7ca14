import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { CountChip } from "@/app/_ui/count-chip";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SearchField } from "@/app/_ui/search-field";
import { Select } from "@/app/_ui/select";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import { type AskedMessages, effectHref, isFiltered } from "@/app/(desk)/inbox/_view/message-filter";
import { INBOX_VERDICTS } from "@/db/queries/inbox-log";

type FilterProps = {
  asked: AskedMessages;
  senders: readonly string[];
  counts: ReadonlyMap<string, number>;
  needy: number;
};

/** What came of the messages as chips with their counts; the rest as one form that is an address. */
export function MessageFilters({ asked, senders, counts, needy }: FilterProps) {
  return (
    <div className="mb-3 grid gap-3">
      <Effects asked={asked} counts={counts} needy={needy} />
      <Search asked={asked} senders={senders} />
    </div>
  );
}

function Effects({ asked, counts, needy }: Omit<FilterProps, "senders">) {
  const t = useTranslations("inbox");
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shown = INBOX_VERDICTS.filter((verdict) => counts.has(verdict) || verdict === asked.effect);
  const isAll = asked.effect === null && !asked.needy;
  return (
    <nav aria-label={t("views")} className="flex flex-wrap gap-1.5">
      <CountChip href={effectHref(asked, null)} label={t("all")} count={all} current={isAll} />
      {needy > 0 || asked.needy ? (
        <CountChip href={effectHref(asked, "needy")} label={t("needy")} count={needy} current={asked.needy} />
      ) : null}
      {shown.map((verdict) => (
        <CountChip
          key={verdict}
          href={effectHref(asked, verdict)}
          label={t(`effect.${verdict}`)}
          count={counts.get(verdict) ?? 0}
          current={verdict === asked.effect}
        />
      ))}
    </nav>
  );
}

function Search({ asked, senders }: Pick<FilterProps, "asked" | "senders">) {
  const t = useTranslations("inbox.filter");
  const common = useTranslations("common");
  const name = useProviderName();
  const effect = asked.needy ? "needy" : (asked.effect ?? "");
  return (
    <form action="/inbox" className="flex flex-wrap items-end gap-2">
      {effect === "" ? null : <input type="hidden" name="effect" value={effect} />}
      <SearchField
        name="q"
        label={t("search")}
        defaultValue={asked.q}
        className="min-w-0 flex-1 basis-64 md:max-w-96"
      />
      {senders.length > 1 || asked.provider !== "" ? (
        <Field label={t("provider")}>
          <Select
            name="provider"
            placeholder={t("anyProvider")}
            defaultValue={asked.provider}
            options={senders.map((value) => ({ value, label: name(value) }))}
          />
        </Field>
      ) : null}
      <Field label={t("from")} className="min-w-0 flex-1 basis-32 md:flex-none">
        <Input type="date" name="from" defaultValue={asked.from} />
      </Field>
      <Field label={t("to")} className="min-w-0 flex-1 basis-32 md:flex-none">
        <Input type="date" name="to" defaultValue={asked.to} />
      </Field>
      <Button type="submit">{common("filter")}</Button>
      {isFiltered(asked) ? (
        <Button asChild variant="ghost">
          <Link href="/inbox">{common("clearFilters")}</Link>
        </Button>
      ) : null}
    </form>
  );
}
