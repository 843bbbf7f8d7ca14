import type { ServerResponse } from "node:http";
import { MercadoPagoError, type MercadoPagoWorld, OUTCOMES, type Outcome } from "./mercado-pago-world";

const BUTTONS: Readonly<Partial<Record<Outcome, string>>> = {
  approve: "Pagar",
  reject: "Pagar con una tarjeta rechazada",
  pending: "Pagar en efectivo",
  in_process: "Pagar y quedar en revisión",
};
const ENDS = {
  approved: "Pago aprobado",
  pending: "Pago pendiente",
  in_process: "Pago en revisión",
} as const;

/** What a browser finds behind a preference's `init_point`: one button for each way that it can go. */
export function checkoutPage(
  world: MercadoPagoWorld,
  method: string,
  path: string,
  response: ServerResponse,
): void {
  const [, , id = "", act = ""] = path.split(/[/?]/);
  try {
    html(response, method === "POST" ? tried(world, id, act as Outcome) : offered(world, id, ""));
  } catch (error) {
    const status = error instanceof MercadoPagoError ? error.status : 500;
    response.writeHead(status, { "content-type": "text/plain" }).end(String(error));
  }
}

function offered(world: MercadoPagoWorld, id: string, notice: string): string {
  const { items, back_urls: back } = world.preference(id);
  const price = `${items[0]?.unit_price} ${items[0]?.currency_id}`;
  const forms = Object.entries(BUTTONS).map(
    ([act, word]) => `<form method="post" action="/checkout/${id}/${act}"><button>${word}</button></form>`,
  );
  const ways = world.isPayable(id) ? forms.join("") : "<p>Este pago ya no está disponible.</p>";
  return `<h1>${price}</h1><p>${notice}</p>${ways}<a href="${escaped(back.failure)}">Volver al sitio</a>`;
}

function tried(world: MercadoPagoWorld, id: string, act: Outcome): string {
  if (!(act in OUTCOMES)) throw new MercadoPagoError(404, "no such button");
  const payment = world.pay(id, act);
  if (payment.status === "rejected") return offered(world, id, "La tarjeta fue rechazada.");
  const { back_urls: back } = world.preference(id);
  const url = new URL(payment.status === "approved" ? back.success : back.pending);
  url.searchParams.set("payment_id", String(payment.id));
  url.searchParams.set("status", payment.status);
  url.searchParams.set("external_reference", payment.external_reference);
  url.searchParams.set("preference_id", id);
  const word = ENDS[payment.status as keyof typeof ENDS] ?? payment.status;
  return `<h1>${word}</h1><a href="${escaped(url.href)}">Volver al sitio</a>`;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

const html = (response: ServerResponse, body: string): void => {
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(`<!doctype html><html lang="es"><title>Mercado Pago</title><main>${body}</main></html>`);
};
