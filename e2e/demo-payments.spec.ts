import { aBuyer, actOnDemoPage, buy, PLENTY, seePaid } from "./support/buyer";
import { orderOf, sql, stockOf } from "./support/database";
import { historyOf, openOrder } from "./support/orders-desk";
import { expect, test } from "./support/story";

test.describe("at the demo provider, payments go every way that they go in life", () => {
  test("a declined card is tried again, and the second try pays (S65)", async ({ phone, desk }) => {
    const buyer = aBuyer("Rosa Reintento");
    const mobile = await phone();
    await buy(mobile, buyer);
    await actOnDemoPage(mobile, "Rechazar la tarjeta");
    await expect(mobile.getByText("La tarjeta fue rechazada")).toBeVisible();
    await actOnDemoPage(mobile, "Pagar");
    await seePaid(mobile);
    const { number } = await orderOf(buyer.email);
    const page = await desk("manager");
    await openOrder(page, number);
    await expect(historyOf(page).filter({ hasText: /Intento de pago fallido/ })).toHaveCount(1);
    await expect(historyOf(page).filter({ hasText: /Pago recibido: / })).toHaveCount(1);
  });

  test("told three times, the payment counts once: one letter, one stock movement (S47)", async ({
    phone,
    mailbox,
  }) => {
    const buyer = aBuyer("Tres Avisos");
    const before = await stockOf(PLENTY);
    const mobile = await phone();
    await buy(mobile, buyer);
    await actOnDemoPage(mobile, "Pagar y avisar tres veces");
    await seePaid(mobile);
    const { id, total, captured } = await orderOf(buyer.email);
    await expect
      .poll(
        async () =>
          (await sql("select 1 from inbox where order_id = $1 and processed_at is not null", [id])).length,
      )
      .toBe(2);
    expect(captured).toBe(total);
    expect(await stockOf(PLENTY)).toBe(before - 1);
    await mailbox.letterTo(buyer.email, "Pago recibido");
    const paid = await sql("select 1 from letters where order_id = $1 and kind = 'order_paid'", [id]);
    expect(paid).toHaveLength(1);
  });

  test("told out of order, the payment still counts (S47)", async ({ phone }) => {
    const buyer = aBuyer("Aviso Desordenado");
    const mobile = await phone();
    await buy(mobile, buyer);
    await actOnDemoPage(mobile, "Pagar con avisos en desorden");
    await seePaid(mobile);
    const { total, captured, flags } = await orderOf(buyer.email);
    expect([captured, flags]).toEqual([total, []]);
  });

  test("told late, the page waits calmly and the order becomes paid when the message comes (S48)", async ({
    phone,
    clock,
  }) => {
    const buyer = aBuyer("Aviso Tardío");
    const mobile = await phone();
    await buy(mobile, buyer);
    await actOnDemoPage(mobile, "Pagar y avisar un minuto después");
    await expect(mobile).toHaveURL(/\/o\//);
    await expect(mobile.getByText("Pendiente de pago").first()).toBeVisible();
    await expect(mobile.getByText(/Estamos confirmando su pago/)).toBeVisible();
    await clock.forward(90_000);
    await seePaid(mobile);
  });
});
