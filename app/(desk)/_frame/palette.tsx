"use client";
import { Command } from "cmdk";
import { Plus, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import * as Dialog from "radix-ui/dialog";
import { useState } from "react";
import { veilStyle } from "@/app/_ui/dialog";
import { OrderChoices } from "@/app/(desk)/_palette/order-choices";
import { Choice, Group } from "@/app/(desk)/_palette/palette-parts";
import { fold } from "@/lib/kernel/text";
import type { NavEntry } from "./nav-entries";
import { NAV_ICONS } from "./nav-icons";

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entries: readonly NavEntry[];
  newOrderHref?: string;
};

const box =
  "fixed inset-x-2 top-2 z-50 mx-auto max-w-xl animate-enter overflow-hidden rounded-lg bg-raised shadow-float outline-none sm:top-[14vh]";

/** One box for every way: screens by name, orders by number, everything else as a search in the orders. */
export function Palette({ open, onOpenChange, ...rest }: PaletteProps) {
  const t = useTranslations("palette");
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={veilStyle} />
        <Dialog.Content aria-describedby={undefined} className={box}>
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <Choices {...rest} close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choices({
  entries,
  newOrderHref,
  close,
}: Omit<PaletteProps, "open" | "onOpenChange"> & { close: () => void }) {
  const t = useTranslations("palette");
  const nav = useTranslations("nav");
  const router = useRouter();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const go = (href: string) => {
    close();
    router.push(href);
  };
  const orders = entries.some(({ key }) => key === "orders");
  return (
    <Command
      label={t("title")}
      value={chosen}
      onValueChange={setChosen}
      filter={(value, search) => (fold(value).includes(fold(search)) ? 1 : 0)}
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t("placeholder")}
          className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-soft">{t("empty")}</Command.Empty>
        {orders ? <OrderChoices text={text.trim()} go={go} onFound={setChosen} /> : null}
        <Group heading={t("go")}>
          {entries.map((entry) => {
            const Icon = NAV_ICONS[entry.key];
            return (
              <Choice key={entry.key} value={nav(entry.key)} icon={<Icon />} onSelect={() => go(entry.href)}>
                {nav(entry.key)}
              </Choice>
            );
          })}
        </Group>
        {newOrderHref ? (
          <Group heading={t("actions")}>
            <Choice value={nav("newOrder")} icon={<Plus />} onSelect={() => go(newOrderHref)}>
              {nav("newOrder")}
            </Choice>
          </Group>
        ) : null}
      </Command.List>
    </Command>
  );
}
