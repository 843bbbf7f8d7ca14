import "server-only";
import QRCode from "qrcode";
import { newestPaymentLink } from "@/db/queries/links";
import { findPerson } from "@/db/queries/people";
import { formatPhone, whatsappDigits } from "@/lib/customers/phone";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import { regionLocale, wordsLocale } from "@/lib/i18n/locale";
import { isCurrency, money } from "@/lib/kernel/money";
import { urlOf } from "@/lib/links/commands/link-url";
import { paymentMessage } from "@/lib/links/payment-message";
import { whatsappUrl } from "@/lib/links/share";
import { type LinkState, linkState } from "@/lib/links/token";
import type { Order } from "@/lib/orders/order";
import { askedByLink } from "@/lib/orders/pay-links";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";

/** A payment link that works, ready to be handed over: plain data for the panel. */
export type PaymentLinkView = {
  readonly orderId: number;
  readonly number: number;
  readonly linkId: string;
  readonly url: string;
  /** The address as an SVG picture, in a data address. */
  readonly qr: string;
  /** Minor units of the order's currency. */
  readonly asked: bigint;
  /** The same, written in the shop's region. */
  readonly amount: string;
  /** Less than what is due. */
  readonly isPart: boolean;
  readonly expiresAt: Date | null;
  /** How often a visible page was opened, and how often a payment was begun from it. */
  readonly visits: number;
  readonly uses: number;
  /** Opens WhatsApp with the written message; the sender picks the chat when the customer has no phone. */
  readonly whatsapp: string;
  readonly phone: string | null;
};

export type NewestPaymentLink = {
  readonly live: PaymentLinkView | null;
  /** How the newest one ended; null when it works or there was none. */
  readonly ended: Exclude<LinkState, "live"> | null;
};

/** The payment link of an order as the desk shows it. Reads only. */
export async function newestPaymentLinkView(ctx: Context, order: Order): Promise<NewestPaymentLink> {
  const link = await newestPaymentLink(ctx.db, order.id);
  if (!link) return { live: null, ended: null };
  const asked = askedByLink(order, link.id, ctx.now());
  const state = linkState(link, ctx.now());
  const url = urlOf(ctx, link);
  if (state !== "live") return { live: null, ended: state };
  if (asked === null || url === null) return { live: null, ended: "revoked" };
  const settings = await ctx.settings();
  const { visits, uses, expiresAt, id: linkId } = link;
  const said = await written(ctx, { order, settings, amount: asked, url, until: expiresAt });
  const qr = await QRCode.toString(url, { type: "svg", margin: 3, errorCorrectionLevel: "M" });
  return {
    live: {
      ...{ orderId: order.id, number: order.number, linkId, url, visits, uses, expiresAt, asked, ...said },
      isPart: asked < order.balanceDue,
      qr: `data:image/svg+xml;base64,${Buffer.from(qr).toString("base64")}`,
    },
    ended: null,
  };
}

type Said = {
  readonly order: Order;
  readonly settings: ShopSettings;
  readonly amount: bigint;
  readonly url: string;
  readonly until: Date | null;
};

/** The amount in the shop's words, the message in the customer's. */
async function written(ctx: Context, { order, settings, amount, url, until }: Said) {
  const { country, timeZone, name: shop } = settings;
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  const currency = isCurrency(order.currency) ? order.currency : settings.currency;
  const write = (locale: Order["locale"]) =>
    formatMoney(money(amount, currency), regionLocale(country, locale));
  const text = paymentMessage(order.locale, {
    ...{ shop, url, number: order.number, amount: write(order.locale) },
    firstName: person?.fullName.trim().split(/\s+/)[0] || null,
    until: until && formatDateTime(until, { locale: wordsLocale(country, order.locale), timeZone }),
    isPart: amount < order.balanceDue,
  });
  const digits = whatsappDigits(person?.phone ?? null, country);
  return {
    amount: write(settings.defaultLocale),
    whatsapp: whatsappUrl(digits, text),
    phone: digits && person?.phone ? formatPhone(person.phone) : null,
  };
}
