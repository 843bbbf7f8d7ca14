import type { ReactNode } from "react";
import type { DeskPerson } from "./desk-frame";
import { LanguageMenu } from "./language-menu";
import { PersonMenu } from "./person-menu";
import { ShopMark } from "./rail";
import { SearchTrigger } from "./search-trigger";
import { ThemeMenu } from "./theme-menu";

type TopBarProps = { shopName: string; person: DeskPerson; signOut?: ReactNode; extra?: ReactNode };

export function TopBar({ shopName, person, signOut, extra }: TopBarProps) {
  return (
    <header className="sticky top-(--demo) z-30 flex h-12 shrink-0 items-center gap-2 border-b bg-paper px-4 md:px-6 print:hidden">
      <div className="flex min-w-0 flex-1 items-center gap-2 md:hidden">
        <ShopMark name={shopName} />
        <span className="truncate font-semibold">{shopName}</span>
      </div>
      <div className="hidden flex-1 md:block">
        <SearchTrigger />
      </div>
      <div className="-mr-2 flex items-center gap-0.5">
        {extra}
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu person={person} signOut={signOut} />
      </div>
    </header>
  );
}
