import type { ServerResponse } from "node:http";
import { type WebpayAct, WebpayRefusal, type WebpayWorld } from "./webpay-world";

type Place = { readonly world: WebpayWorld; readonly backBy: "get" | "post" };
type Asked = { readonly method: string; readonly path: string; readonly text: string };

const BUTTONS: Readonly<Record<WebpayAct, string>> = {
  accept: "Pagar",
  reject: "Pagar con una tarjeta rechazada",
  abort: "Anular compra y volver",
  timeout: "Dejar que se acabe el tiempo",
  fail_form: "Volver desde un error",
};

/** The form that a browser finds behind `token_ws`, and its way back to the shop, by GET or by POST. */
export function webpayPage(place: Place, { method, path, text }: Asked, response: ServerResponse): void {
  try {
    if (method !== "POST") throw new WebpayRefusal(405, "The form is opened by POST");
    const given = new URLSearchParams(text);
    const token = given.get("token_ws") ?? given.get("token") ?? "";
    if (path.startsWith("/webpayserver/act")) {
      place.world.act(token, given.get("act") as WebpayAct);
      sendBack(place, token, response);
    } else show(place.world, token, response);
  } catch (error) {
    const status = error instanceof WebpayRefusal ? error.status : 500;
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(String(error));
  }
}

function html(response: ServerResponse, body: string): void {
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(`<!doctype html><html lang="es"><title>Webpay</title>${body}</html>`);
}

function show(world: WebpayWorld, token: string, response: ServerResponse): void {
  const sale = world.sale(token);
  const forms = Object.entries(BUTTONS).map(
    ([act, word]) =>
      `<form method="post" action="/webpayserver/act"><input type="hidden" name="token" value="${token}">` +
      `<button name="act" value="${act}">${word}</button></form>`,
  );
  const isOver = sale.act !== null;
  html(response, isOver ? "<h1>Esta transacción terminó</h1>" : `<h1>$${sale.amount}</h1>${forms.join("")}`);
}

function sendBack({ world, backBy }: Place, token: string, response: ServerResponse): void {
  const url = world.sale(token).return_url;
  const brought = Object.entries(world.bringsBack(token));
  if (backBy === "get") {
    const query = new URLSearchParams(brought);
    response.writeHead(303, { location: `${url}?${query}` }).end();
    return;
  }
  const fields = brought.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  html(
    response,
    `<form method="post" action="${url}">${fields.join("")}<button>Volver al comercio</button></form>` +
      "<script>document.forms[0].submit()</script>",
  );
}
