import type { ServerResponse } from "node:http";
import { ApiError, type StripeWorld } from "./stripe-world";

/** What a browser finds behind a session's address: the amount and one button for each way that it can go. */
export function hostedPage(world: StripeWorld, method: string, path: string, response: ServerResponse): void {
  const [, , , id = "", act = ""] = path.split(/[/?]/);
  try {
    if (method === "GET") show(world, id, response);
    else response.writeHead(303, { location: perform(world, id, act) }).end();
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 500;
    response.writeHead(status, { "content-type": "text/plain" }).end(String(error));
  }
}

function perform(world: StripeWorld, id: string, act: string): string {
  const { success_url: success, cancel_url: cancel } = world.session(id);
  if (act === "decline") {
    world.decline(id);
    return `/c/pay/${id}?declined`;
  }
  if (act === "cancel") return cancel ?? "/";
  world.pay(id, { later: act === "later" });
  return success ?? "/";
}

const BUTTONS = {
  pay: "Pay",
  later: "Pay later with a voucher",
  decline: "Pay with a declined card",
  cancel: "Back",
};

function show(world: StripeWorld, id: string, response: ServerResponse): void {
  const { amount_total: amount, currency, status } = world.session(id);
  const forms = Object.entries(BUTTONS).map(
    ([act, word]) => `<form method="post" action="/c/pay/${id}/${act}"><button>${word}</button></form>`,
  );
  const body = status === "open" ? forms.join("") : `<p>This session is ${status}.</p>`;
  response
    .writeHead(200, { "content-type": "text/html" })
    .end(
      `<!doctype html><html lang="en"><title>Checkout</title><h1>${amount} ${currency}</h1>${body}</html>`,
    );
}
