"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { handOverAction } from "@/app/(desk)/orders/[number]/pickup-actions";
import { MoveDialog } from "./move-dialog";
import type { PickupFacts } from "./pickup-buttons";

type DialogProps = PickupFacts & { undo: () => Promise<void>; onClose: () => void };

/** At the counter: the customer's code, or none by whoever answers for it, and who takes it. */
export function HandOverDialog({ orderId, number, customer, isUnpaid, undo, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.handOver");
  const [withoutCode, setWithoutCode] = useState(false);
  const [tries, setTries] = useState(0);
  const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");
  return (
    <MoveDialog
      title={t("title", { number: String(number) })}
      confirmLabel={t("confirm")}
      size="sm"
      done={t("done", { number: String(number) })}
      undo={() => undo}
      onClose={onClose}
      onRefused={({ code, detail }) => setTries(code === "wrong_code" ? Number(detail ?? 1) : 0)}
      send={(form, idempotencyKey) =>
        handOverAction({
          ...{ orderId, withoutCode, idempotencyKey },
          code: withoutCode ? "" : textOf(form, "code"),
          takenBy: textOf(form, "takenBy"),
        })
      }
      consequences={[withoutCode ? t("unchecked") : t("checked"), t("noLetter")]}
    >
      {isUnpaid ? <Banner tone="wait" title={t("unpaid")} /> : null}
      {withoutCode ? null : (
        <Field label={t("code")} error={tries > 0 ? t("tries", { count: tries }) : undefined} required>
          <Input
            name="code"
            mono
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            placeholder="000000"
            className="tracking-widest"
          />
        </Field>
      )}
      <Checkbox
        name="withoutCode"
        label={t("withoutCode")}
        help={t("withoutCodeHelp")}
        checked={withoutCode}
        onChange={(event) => setWithoutCode(event.target.checked)}
      />
      <Field label={t("takenBy")} required>
        <Input name="takenBy" maxLength={100} defaultValue={customer} autoComplete="off" />
      </Field>
    </MoveDialog>
  );
}
