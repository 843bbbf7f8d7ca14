"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover";
import type { DeskPerson } from "./desk-frame";

/** Who is signed in, and the way out. */
export function PersonMenu({ person, signOut }: { person: DeskPerson; signOut?: ReactNode }) {
  const t = useTranslations("nav");
  return (
    <Popover>
      <PopoverTrigger
        title={person.name}
        className="grid size-11 place-items-center rounded-md transition-colors hover:bg-ink/6 md:pointer-fine:size-9"
      >
        <span className="sr-only">{`${t("person")}: ${person.name}`}</span>
        <span
          aria-hidden
          className="grid size-7 place-items-center rounded-full bg-brand-soft text-xs font-semibold text-brand"
        >
          {initials(person.name)}
        </span>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("person")} className="w-64 p-1">
        <div className="grid px-2.5 py-2">
          <span className="truncate font-medium">{person.name}</span>
          <span className="truncate text-sm text-ink-soft">{person.email}</span>
          <span className="text-sm text-ink-faint">{person.role}</span>
        </div>
        {signOut ? <div className="border-t pt-1">{signOut}</div> : null}
      </PopoverContent>
    </Popover>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
