"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import {
  extendDownloadAction,
  renewDownloadAction,
  revokeDownloadAction,
} from "@/app/(desk)/orders/[number]/digital-actions";
import type { LineFacts } from "./digital-menu";
import { MoveDialog } from "./move-dialog";
import { NotifyBox } from "./notify-box";

type DialogProps = LineFacts & { onClose: () => void };

/** What each of these dialogs is called, and which line it is about. */
const about = (t: (key: "title" | "confirm" | "done") => string, name: string) => ({
  ...{ title: t("title"), description: name, confirmLabel: t("confirm"), done: t("done") },
  size: "sm" as const,
});

/** Another link, the old one ends. */
export function DigitalRenewDialog({ orderId, lineId, name, email, days, count, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.downloadRenew");
  const [notify, setNotify] = useState(email !== null);
  return (
    <MoveDialog
      {...about(t, name)}
      onClose={onClose}
      send={(_form, idempotencyKey) => renewDownloadAction({ orderId, lineId, notify, idempotencyKey })}
      consequences={[
        t("oldEnds"),
        t("limits", { days, count }),
        notify && email ? t("letter", { email }) : t("noLetter"),
      ]}
    >
      <NotifyBox email={email} label={t("notify")} checked={notify} choose={setNotify} />
    </MoveDialog>
  );
}

/** More days, more downloads, the same link. */
export function DigitalExtendDialog({ orderId, lineId, name, days, count, onClose }: DialogProps) {
  const t = useTranslations("orders.dialog.downloadExtend");
  return (
    <MoveDialog
      {...about(t, name)}
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
      {...about(t, name)}
      danger
      onClose={onClose}
      send={(_form, idempotencyKey) => revokeDownloadAction({ orderId, lineId, idempotencyKey })}
      consequences={[t("atOnce"), t("keysStay"), t("again")]}
    />
  );
}
