import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { countOrders, countTabs, MOST_COUNTED, MOST_IN_TAB } from "@/db/queries/order-counts";
import { listOrders } from "@/db/queries/order-list";
import { exponentOf } from "@/lib/kernel/money";
import { filterSpan, isFiltered, parseOrdersFilter, withoutMoney } from "@/lib/orders/list-filter";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { BulkBar } from "./_list/bulk-bar";
import { EmptyList } from "./_list/empty-list";
import { FilterBar } from "./_list/filter-bar";
import { filterChoices } from "./_list/filter-choices";
import { ListActions } from "./_list/list-actions";
import { pageHref, sortHrefs, viewKey } from "./_list/list-address";
import { ListPages } from "./_list/list-pages";
import { NewOrders } from "./_list/new-orders";
import { OrdersList } from "./_list/orders-list";
import { PlainFilters } from "./_list/plain-filters";
import { SelectionProvider } from "./_list/selection";
import { SortMenu } from "./_list/sort-menu";
import { OrderTabs } from "./_list/tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  const user = await requirePermission("orders.read");
  const ctx = await staffContext();
  const [t, locale, settings] = [await getTranslations("orders"), await getLocale(), await ctx.settings()];
  const seesMoney = userCan(user, "money.read");
  const asked = parseOrdersFilter(await searchParams);
  const filter = seesMoney ? asked : withoutMoney(asked);
  const now = ctx.now();
  const view = { filter, span: filterSpan(filter.date, now, settings.timeZone), seesMoney };
  const [page, counts, found, filters] = await Promise.all([
    listOrders(ctx.db, view),
    countTabs(ctx.db),
    isFiltered(filter) ? countOrders(ctx.db, view) : null,
    filterChoices({ filter, settings, seesMoney }),
  ]);
  const query = viewKey(filter);
  const mayShare = userCan(user, "links.read");
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<ListActions mayShare={mayShare} mayCreate={userCan(user, "orders.create")} />}
      />
      <OrderTabs counts={counts} current={filter.tab} />
      <FilterBar query={query} text={filter.text} filters={filters} decimals={exponentOf(settings.currency)}>
        <SortMenu sort={filter.sort} hrefs={sortHrefs(filter)} seesMoney={seesMoney} />
      </FilterBar>
      <PlainFilters query={query} filters={filters} />
      <div className="mt-3">
        <NewOrders since={now.toISOString()} />
        {page.rows.length === 0 ? (
          <EmptyList filter={filter} query={query} filters={filters} mayShare={mayShare} />
        ) : (
          <SelectionProvider view={query} onPage={page.rows.map(({ number }) => number)} sort={filter.sort}>
            <OrdersList
              rows={page.rows}
              methodNames={new Map(settings.paymentMethods.map(({ key, names }) => [key, names[locale]]))}
              currency={settings.currency}
              seesMoney={seesMoney}
              permissions={user.permissions}
              sort={filter.sort}
              sortHrefs={sortHrefs(filter)}
            />
            <ListPages
              total={found ?? counts[filter.tab]}
              most={found === null ? MOST_IN_TAB : MOST_COUNTED}
              previousHref={pageHref(filter, "previous", page.previous)}
              nextHref={pageHref(filter, "next", page.next)}
            />
            <BulkBar mayPrint={userCan(user, "documents.print")} />
          </SelectionProvider>
        )}
      </div>
    </>
  );
}
