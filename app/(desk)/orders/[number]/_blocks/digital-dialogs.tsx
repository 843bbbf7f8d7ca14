"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import {
  extendDownloadAction,
  renewDownloadAction,
  revokeDownloadAction,
} from "@/app/(desk)/orders/[number]/digital-actions";
import type { LineFacts } from "./digital-menu";
import { MoveDialog } from "./move-dialog";

type DialogProps = LineFacts & { onClose: () => void };

/** Another link, the old one ends. */
export function DigitalRenewDialog({ orderId, lineId, name, email, days, count, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.downloadRenew");
  const [notify, setNotify] = useState(email !== null);
  return (
    <MoveDialog
      title={t("title")}
      description={name}
      confirmLabel={t("confirm")}
      size="sm"
      done={t("done")}
      onClose={onClose}
      send={(_form, idempotencyKey) => renewDownloadAction({ orderId, lineId, notify, idempotencyKey })}
      consequences={[
        t("oldEnds"),
        t("limits", { days, count }),
        notify && email ? t("letter", { email }) : t("noLetter"),
      ]}
    >
      {email ? (
        <Checkbox
          label={t("notify")}
          checked={notify}
          onChange={(event) => setNotify(event.target.checked)}
        />
      ) : null}
    </MoveDialog>
  );
}

/** More days, more downloads, the same link. */
export function DigitalExtendDialog({ orderId, lineId, name, days, count, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.downloadExtend");
  return (
    <MoveDialog
      title={t("title")}
      description={name}
      confirmLabel={t("confirm")}
      size="sm"
      done={t("done")}
      onClose={onClose}
      send={(form, idempotencyKey) =>
        extendDownloadAction({
          ...{ orderId, lineId, idempotencyKey },
          days: Number(form.get("days")),
          downloads: Number(form.get("downloads")),
        })
      }
      consequences={[t("sameLink")]}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("days")} required>
          <Input name="days" type="number" min={0} max={3650} numeric defaultValue={days} />
        </Field>
        <Field label={t("downloads")} required>
          <Input name="downloads" type="number" min={0} max={1000} numeric defaultValue={count} />
        </Field>
      </div>
    </MoveDialog>
  );
}

/** Ends it now; only a person opens it again. */
export function DigitalRevokeDialog({ orderId, lineId, name, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.downloadRevoke");
  return (
    <MoveDialog
      title={t("title")}
      description={name}
      confirmLabel={t("confirm")}
      danger
      size="sm"
      done={t("done")}
      onClose={onClose}
      send={(_form, idempotencyKey) => revokeDownloadAction({ orderId, lineId, idempotencyKey })}
      consequences={[t("atOnce"), t("keysStay"), t("again")]}
    />
  );
}
