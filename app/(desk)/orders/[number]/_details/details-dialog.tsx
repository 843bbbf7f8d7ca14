"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogClose, DialogContent } from "@/app/_ui/dialog";
import { IconButton } from "@/app/_ui/icon-button";

/** The pencil of a block, and the dialog that it opens. */
export function EditButton({ label, dialog }: { label: string; dialog: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={label} onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
      </IconButton>
      {isOpen ? dialog(() => setOpen(false)) : null}
    </>
  );
}

type DialogProps = {
  title: string;
  description?: string;
  busy: boolean;
  problem: string | null;
  onSubmit: (form: FormData) => void;
  onClose: () => void;
  /** In place of the save button, when there is more than one way to go on. */
  steps?: ReactNode;
  children: ReactNode;
};

/** A few fields about an order, saved together. */
export function DetailsDialog({ title, description, busy, problem, ...rest }: DialogProps) {
  const t = useTranslations("common");
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rest.onSubmit(new FormData(event.currentTarget));
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : rest.onClose())}>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <DialogClose asChild>
              <Button>{t("back")}</Button>
            </DialogClose>
            {rest.steps ?? (
              <Button type="submit" form={id} variant="primary" loading={busy}>
                {t("save")}
              </Button>
            )}
          </>
        }
      >
        <form id={id} noValidate className="grid gap-4" onSubmit={submit}>
          {problem ? <Banner tone="bad" title={problem} /> : null}
          {rest.children}
        </form>
      </DialogContent>
    </Dialog>
  );
}
