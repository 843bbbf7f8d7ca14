import { describe, expect, test } from "vitest";
import { ROLE_PERMISSIONS } from "@/lib/staff/roles";
import { PAYMENT_STATUSES, type PaymentStatus } from "./order";
import { type StatusChoice, statusChoices } from "./status-menu";

const choices = (
  paymentStatus: PaymentStatus,
  role: keyof typeof ROLE_PERMISSIONS,
  recoveredBy: number | null = null,
) => statusChoices({ paymentStatus, recoveredBy }, ROLE_PERMISSIONS[role]);

describe("the payment status menu", () => {
  const MENU: Record<PaymentStatus, StatusChoice[]> = {
    open: ["pay", "cancel"],
    pending: ["pay", "cancel"],
    paid: ["cancel"],
    canceled: ["pay", "reopen"],
    abandoned: ["pay"],
  };

  test.each(PAYMENT_STATUSES)(
    "from %s it reaches only paid, canceled and the undo of cancel (S23)",
    (status) => {
      expect(choices(status, "owner")).toEqual(MENU[status]);
      expect(choices(status, "manager")).toEqual(MENU[status]);
    },
  );

  test.each(PAYMENT_STATUSES)("from %s logistics and viewers are offered nothing (S21)", (status) => {
    expect([...choices(status, "logistics"), ...choices(status, "viewer")]).toEqual([]);
  });

  test("each permission opens its own moves", () => {
    const pays = statusChoices({ paymentStatus: "canceled", recoveredBy: null }, ["orders.pay"]);
    const cancels = statusChoices({ paymentStatus: "canceled", recoveredBy: null }, ["orders.cancel"]);
    expect([pays, cancels]).toEqual([["pay"], ["reopen"]]);
  });

  test("an order that was recovered by another one is not reopened", () => {
    expect(choices("canceled", "owner", 7)).toEqual(["pay"]);
  });
});
