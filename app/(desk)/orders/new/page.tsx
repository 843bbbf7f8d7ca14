import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { PageHeader } from "@/app/_ui/page-header";
import { loadDesk } from "@/lib/carts/commands/load-desk";
import type { Context } from "@/lib/platform/context";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { DraftList } from "./_form/draft-list";
import { OrderForm } from "./_form/order-form";
import { deskChoices } from "./_view/choices";
import { complementOf, listedDrafts, newDraft, savedDraft } from "./_view/first-draft";
import { previewOf } from "./_view/preview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders.new"))("title") };
}

const ID = /^[1-9]\d{0,9}$/;
const idIn = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && ID.test(value) ? Number(value) : null;

type Asked = { readonly draft: number | null; readonly complement: number | null };

async function begin(ctx: Context, { draft, complement }: Asked) {
  const saved = draft === null ? null : await savedDraft(ctx, draft);
  const completing = complement === null ? null : await complementOf(ctx, complement);
  const first = saved && !saved.used ? saved : (completing ?? (await newDraft(ctx)));
  const isLost = (draft !== null && first !== saved) || (complement !== null && completing === null);
  return { first, isLost };
}

export default async function NewOrderPage({ searchParams }: PageProps<"/orders/new">) {
  const user = await requirePermission("orders.create");
  const asked = await searchParams;
  const wanted = { draft: idIn(asked.draft), complement: idIn(asked.complement) };
  const ctx = await staffContext();
  const t = await getTranslations("orders.new");
  const { first, isLost } = await begin(ctx, wanted);
  const { draftKey, version, draft } = first;
  const isBlank = wanted.draft === null && wanted.complement === null;
  const { complements } = draft;
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: "/orders", label: t("back") }}
        description={
          complements === null ? null : (
            <p>
              {t.rich("complements", {
                order: () => (
                  <Link className="link" href={`/orders/${complements}`}>
                    #{complements}
                  </Link>
                ),
              })}
            </p>
          )
        }
      />
      {isLost ? <Banner tone="wait" title={t("lost")} className="mb-4" /> : null}
      {isBlank ? <DraftList drafts={await listedDrafts(ctx)} /> : null}
      <OrderForm
        key={`${wanted.draft}-${wanted.complement}`}
        first={{ draftKey, version, draft }}
        preview={previewOf(await loadDesk(ctx.db, ctx, draft))}
        choices={await deskChoices(ctx, user)}
        firstKey={crypto.randomUUID()}
      />
    </>
  );
}
