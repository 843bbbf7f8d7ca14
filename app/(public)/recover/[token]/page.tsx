import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { openOrderLink } from "@/app/(public)/_shop/find-link";
import { OrderAgain } from "@/app/(public)/_shop/order-again";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { findPerson } from "@/db/queries/people";
import { isRecoverable } from "@/lib/carts/commands/mark-recovered";
import { previewOrder } from "@/lib/carts/commands/preview-order";
import { firstName } from "@/lib/customers/person";
import { recoverAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.recover"))("title") };
}

export default async function RecoverPage({ params, searchParams }: PageProps<"/recover/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("recovery", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, state, ctx } = found.value;
  const t = await getTranslations("shop");
  if (order.recoveredBy !== null || order.paymentStatus === "paid") {
    return <Notice title={t("recover.doneTitle")}>{t("recover.doneBody")}</Notice>;
  }
  if (state !== "live" || !isRecoverable(order)) {
    return <Notice title={t("o.expiredTitle")}>{t("o.expiredBody")}</Notice>;
  }
  const preview = await previewOrder(ctx, order, order.coupon?.code ?? null);
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  const name = person && person.erasedAt === null ? firstName(person.fullName) : "";
  return (
    <OrderAgain
      title={t("recover.title")}
      intro={name ? t("recover.hello", { name }) : t("recover.helloNoName")}
      button={t("recover.goOn")}
      preview={preview}
      token={token}
      action={recoverAction}
      write={await shopWriter(preview.settings)}
      refused={(await searchParams).refused}
      foot={
        <a
          href={`/recover/${token}/unsubscribe`}
          className="link inline-flex min-h-11 items-center justify-self-center text-sm"
        >
          {t("recover.stop")}
        </a>
      }
    />
  );
}
