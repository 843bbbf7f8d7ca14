"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/app/_ui/copy-button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { type Choice, type LineDraft, LineRows } from "@/app/(desk)/links/_components/line-rows";
import { UTM_MAX } from "@/lib/links/attribution";
import { directBuyUrl, MAX_QUANTITY } from "@/lib/links/direct-buy";

type BuilderProps = { origin: string; choices: readonly Choice[] };
type Extras = { readonly coupon: string; readonly source: string; readonly campaign: string };

function urlFor(origin: string, lines: readonly LineDraft[], extras: Extras): string | null {
  const items = lines
    .filter(({ sku }) => sku !== "")
    .map(({ sku, quantity }) => ({
      sku,
      quantity: Math.min(MAX_QUANTITY, Math.max(1, Number(quantity) || 1)),
    }));
  if (items.length === 0) return null;
  const { coupon, source, campaign } = extras;
  const utm = {
    ...(source.trim() ? { utm_source: source.trim() } : {}),
    ...(campaign.trim() ? { utm_campaign: campaign.trim() } : {}),
  };
  return directBuyUrl(origin, { items, utm, ...(coupon.trim() ? { coupon: coupon.trim() } : {}) });
}

/** Prints a typed link while it is put together; nothing is sent or stored. */
export function LinkBuilder({ origin, choices }: BuilderProps) {
  const t = useTranslations("links");
  const [lines, setLines] = useState<readonly LineDraft[]>([{ id: 1, sku: "", quantity: "1" }]);
  const [extras, setExtras] = useState<Extras>({ coupon: "", source: "", campaign: "" });
  const url = urlFor(origin, lines, extras);
  const typed = (name: keyof Extras) => ({
    value: extras[name],
    maxLength: UTM_MAX,
    onChange: (event: { target: { value: string } }) => setExtras({ ...extras, [name]: event.target.value }),
  });
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-5">
        <LineRows choices={choices} lines={lines} onChange={setLines} />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("form.coupon")} optional>
            <Input mono {...typed("coupon")} />
          </Field>
          <Field label={t("build.source")} optional>
            <Input {...typed("source")} />
          </Field>
          <Field label={t("build.campaign")} optional>
            <Input {...typed("campaign")} />
          </Field>
        </div>
      </div>
      <Panel title={t("build.result")}>
        <output aria-label={t("build.result")} className="mb-3 block font-mono text-sm break-all">
          {url ?? <span className="font-sans text-ink-soft">{t("build.none")}</span>}
        </output>
        {url === null ? null : (
          <CopyButton value={url} name={t("copy")} text={t("copyLink")} variant="primary" />
        )}
      </Panel>
    </div>
  );
}
