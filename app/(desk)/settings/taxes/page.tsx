import { Percent } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { listTaxRules } from "@/db/queries/catalog";
import type { TaxRule } from "@/lib/catalog/tax";
import { formatPercent } from "@/lib/i18n/format";
import { regionLocale } from "@/lib/i18n/locale";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.taxes") };
}

export default async function TaxSettingsPage() {
  const user = await requirePermission("settings.read");
  const ctx = await staffContext();
  const [rules, settings] = await Promise.all([listTaxRules(ctx.db), ctx.settings()]);
  const t = await getTranslations("settings.taxes");
  return (
    <SettingsFrame part="taxes" mayWrite={userCan(user, "settings.write")}>
      <div className="grid max-w-4xl gap-4">
        <p className="text-ink-soft">{t(settings.pricesIncludeTax ? "included" : "excluded")}</p>
        {rules.length === 0 ? (
          <EmptyState icon={Percent} title={t("empty")}>
            {t("emptyHelp")}
          </EmptyState>
        ) : (
          <Rates rules={rules} country={settings.country} />
        )}
      </div>
    </SettingsFrame>
  );
}

async function Rates({ rules, country }: { rules: readonly TaxRule[]; country: string }) {
  const t = await getTranslations("settings.taxes");
  const words = await getTranslations("common");
  const numbers = regionLocale(country, await getLocale());
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeadCell>{t("name")}</HeadCell>
        <HeadCell>{t("country")}</HeadCell>
        <HeadCell>{t("region")}</HeadCell>
        <HeadCell>{t("category")}</HeadCell>
        <HeadCell>{t("shipping")}</HeadCell>
        <HeadCell numeric>{t("rate")}</HeadCell>
      </TableHead>
      <TableBody>
        {rules.map((rule) => (
          <Row key={`${rule.rate.name} ${rule.country} ${rule.region} ${rule.category}`}>
            <RowHead>{rule.rate.name}</RowHead>
            <Cell>{rule.country}</Cell>
            <Cell>{rule.region ?? t("all")}</Cell>
            <Cell>{rule.category ?? t("all")}</Cell>
            <Cell>{words(rule.appliesToShipping ? "yes" : "no")}</Cell>
            <Cell numeric>
              {rule.rate.kind === "percent" ? formatPercent(rule.rate.basisPoints, numbers) : ""}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
