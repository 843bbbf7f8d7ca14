import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import type { StepName, StepState } from "./stage";

type StepProps = {
  name: StepName;
  number: number;
  state: StepState;
  token: string;
  /** What was said, when the step is done. */
  summary?: ReactNode;
  children: ReactNode;
};

/** One step of the checkout: closed with what is known, open with its form, or still to come. */
export function Step({ name, number, state, token, summary, children }: StepProps) {
  const t = useTranslations("shop.checkout");
  const title = t(name);
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="scroll-mt-6 p-4 sm:p-6">
      <header className="flex items-center gap-3">
        <span
          aria-hidden
          className={cx(
            "grid size-6 shrink-0 place-items-center rounded-full text-sm font-medium",
            state === "open" ? "bg-brand text-brand-ink" : "bg-mute-soft text-ink-soft",
          )}
        >
          {state === "done" ? <Check className="size-3.5" strokeWidth={2.5} /> : number}
        </span>
        <h2
          id={`${name}-title`}
          className={cx("flex-1 font-semibold", state === "later" && "font-medium text-ink-faint")}
        >
          {title}
        </h2>
        {state === "done" ? (
          <a
            href={`/checkout/${token}?edit=${name}#${name}`}
            aria-label={t("changeOf", { step: title.toLowerCase() })}
            className="link inline-flex min-h-11 items-center text-base"
          >
            {t("change")}
          </a>
        ) : null}
      </header>
      {state === "done" && summary ? (
        <div className="mt-1 pl-9 text-base text-ink-soft">{summary}</div>
      ) : null}
      {state === "open" ? <div className="mt-4">{children}</div> : null}
    </section>
  );
}
