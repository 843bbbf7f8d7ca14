import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { DemoBanner } from "@/app/_ui/demo-banner";
import { clientMessages } from "@/lib/i18n/client-messages";
import { BottomBar } from "./bottom-bar";
import type { NavEntry } from "./nav-entries";
import { PaletteProvider } from "./palette-context";
import { Rail } from "./rail";
import { TopBar } from "./top-bar";

export type DeskPerson = { name: string; email: string; role: string };

type FrameProps = {
  shopName: string;
  person: DeskPerson;
  /** Only what this person may see and what exists; taken from `NAV_ENTRIES`. */
  entries: readonly NavEntry[];
  /** Shows the banner "no payment is real". */
  demo: boolean;
  /** Address of the manual order, when the person may make one. */
  newOrderHref?: string;
  /** The form that ends the session, shown in the person's menu: `<form action={…}><MenuSubmit/></form>`. */
  signOut?: ReactNode;
  /** Between search and person: the bell. */
  topExtra?: ReactNode;
  children: ReactNode;
};

/** What stands above the page: the banner, and the bar under which table heads stick. */
const DEMO_TOP = "[--demo:1.75rem] [--head-top:4.75rem]";
const PLAIN_TOP = "[--demo:0px] [--head-top:3rem]";

/** Everything around a desk screen. Each screen brings its own `PageHeader`. */
export function DeskFrame(props: FrameProps) {
  const t = useTranslations("nav");
  const { shopName, entries, newOrderHref } = props;
  return (
    <NextIntlClientProvider messages={clientMessages(useMessages(), "desk")}>
      <PaletteProvider entries={entries} newOrderHref={newOrderHref}>
        <a
          href="#content"
          className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-brand px-3 py-2 text-brand-ink focus:translate-y-0"
        >
          {t("skip")}
        </a>
        {props.demo ? <DemoBanner /> : null}
        <div className={cx("flex min-h-[calc(100dvh-var(--demo))]", props.demo ? DEMO_TOP : PLAIN_TOP)}>
          <Rail shopName={shopName} entries={entries} />
          <div className="flex min-w-0 flex-1 flex-col">
            <TopBar
              shopName={shopName}
              person={props.person}
              signOut={props.signOut}
              extra={props.topExtra}
            />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto w-full max-w-[90rem] flex-1 overflow-x-clip px-4 pt-4 pb-24 outline-none md:px-6 md:pt-5 md:pb-12"
            >
              {props.children}
            </main>
          </div>
        </div>
        <BottomBar entries={entries} newOrderHref={newOrderHref} />
      </PaletteProvider>
    </NextIntlClientProvider>
  );
}
