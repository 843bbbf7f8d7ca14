"use server";
import { deskAction, runs } from "@/lib/platform/action";
import {
  arrangeShippingMethod,
  arrangeShippingMethodInput,
} from "@/lib/shop/commands/arrange-shipping-method";
import { saveHandCarrier, saveHandCarrierInput } from "@/lib/shop/commands/save-hand-carrier";
import { savePaymentMethod, savePaymentMethodInput } from "@/lib/shop/commands/save-payment-method";
import { savePickupLocation, savePickupLocationInput } from "@/lib/shop/commands/save-pickup-location";
import { saveShippingMethod, saveShippingMethodInput } from "@/lib/shop/commands/save-shipping-method";
import { saveShop, saveShopInput } from "@/lib/shop/commands/save-shop";
import { saveTimes, saveTimesInput } from "@/lib/shop/commands/save-times";

export const saveShopAction = deskAction("settings.write").inputSchema(saveShopInput).action(runs(saveShop));

export const saveTimesAction = deskAction("settings.write")
  .inputSchema(saveTimesInput)
  .action(runs(saveTimes));

export const savePaymentMethodAction = deskAction("settings.write")
  .inputSchema(savePaymentMethodInput)
  .action(runs(savePaymentMethod));

export const saveShippingMethodAction = deskAction("settings.write")
  .inputSchema(saveShippingMethodInput)
  .action(
    runs(saveShippingMethod, {
      detail: (refusal) => ("problems" in refusal ? { problems: refusal.problems } : undefined),
    }),
  );

export const arrangeShippingMethodAction = deskAction("settings.write")
  .inputSchema(arrangeShippingMethodInput)
  .action(runs(arrangeShippingMethod));

export const savePickupLocationAction = deskAction("settings.write")
  .inputSchema(savePickupLocationInput)
  .action(runs(savePickupLocation));

export const saveHandCarrierAction = deskAction("settings.write")
  .inputSchema(saveHandCarrierInput)
  .action(runs(saveHandCarrier));
