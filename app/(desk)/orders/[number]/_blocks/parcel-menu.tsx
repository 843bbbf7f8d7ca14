"use client";
import { CheckCircle2, MoreHorizontal, TriangleAlert, Truck, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { cancelShipmentAction, reportShipmentAction } from "@/app/(desk)/orders/[number]/actions";
import type { ParcelState } from "@/lib/fulfillment/shipment";

const STEPS = [
  { state: "in_transit", icon: Truck },
  { state: "delivered", icon: CheckCircle2 },
  { state: "failed", icon: TriangleAlert },
] as const;

type ParcelMenuProps = { orderId: number; shipmentId: string; state: ParcelState; carrier: string };

/** What a person may say about a parcel: where it is, or that it never left. */
export function ParcelMenu({ orderId, shipmentId, state, carrier }: ParcelMenuProps) {
  const t = useTranslations("orders.page.shipments");
  const move = useMove();
  const steps = state === "delivered" ? [] : STEPS.filter((step) => step.state !== state);
  if (steps.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t("actions", { carrier })}>
          <MoreHorizontal aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        {steps.map((step) => (
          <MenuItem
            key={step.state}
            icon={step.icon}
            onSelect={() =>
              void move(
                (key) =>
                  reportShipmentAction({ orderId, shipmentId, state: step.state, idempotencyKey: key }),
                { done: t(`said.${step.state}`) },
              )
            }
          >
            {t(`say.${step.state}`)}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem
          icon={Undo2}
          danger
          onSelect={() =>
            void move((key) => cancelShipmentAction({ orderId, shipmentId, idempotencyKey: key }), {
              done: t("undone"),
            })
          }
        >
          {t("undo")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
