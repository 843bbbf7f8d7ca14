"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useOptimistic, useTransition } from "react";
import { IconButton } from "@/app/_ui/icon-button";

export type Step = { readonly seq: number; readonly said: string; readonly at: string };

type SliderProps = { readonly number: number; readonly steps: readonly Step[]; readonly at: number };

/** Walks through what happened, by hand, by keys and by links; the address names the step. */
export function StepSlider({ number, steps, at }: SliderProps) {
  const t = useTranslations("orders.past");
  const router = useRouter();
  const id = useId();
  const [isGoing, go] = useTransition();
  const [shown, show] = useOptimistic(at);
  const index = Math.max(
    0,
    steps.findIndex(({ seq }) => seq === shown),
  );
  const step = steps[index];
  const hrefOf = (seq: number) => `/orders/${number}/past?at=${seq}`;
  const walk = (seq: number) =>
    go(() => {
      show(seq);
      router.replace(hrefOf(seq), { scroll: false });
    });
  const position = t("position", { step: index + 1, of: steps.length });
  return (
    <div className="grid gap-2" aria-busy={isGoing}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-sm font-medium">
          {t("moment")}
        </label>
        <span className="tnum text-sm whitespace-nowrap text-ink-faint">{position}</span>
      </div>
      <div className="flex items-center gap-2">
        <Neighbour href={hrefOf} step={steps[index - 1]} label={t("earlier")} sign={ChevronLeft} />
        <input
          id={id}
          type="range"
          className="h-11 min-w-0 flex-1 cursor-pointer accent-brand"
          min={1}
          max={steps.length}
          value={index + 1}
          aria-valuetext={step ? `${position}: ${step.said}, ${step.at}` : position}
          onChange={(event) => walk(steps[Number(event.target.value) - 1]?.seq ?? at)}
        />
        <Neighbour href={hrefOf} step={steps[index + 1]} label={t("later")} sign={ChevronRight} />
      </div>
      {step ? (
        <p className="text-ink-soft">
          <span className="font-mono text-xs">{step.at}</span> · {step.said}
        </p>
      ) : null}
    </div>
  );
}

type NeighbourProps = {
  readonly href: (seq: number) => string;
  readonly step: Step | undefined;
  readonly label: string;
  readonly sign: typeof ChevronLeft;
};

function Neighbour({ href, step, label, sign: Sign }: NeighbourProps) {
  if (!step) {
    return (
      <IconButton label={label} disabled>
        <Sign aria-hidden />
      </IconButton>
    );
  }
  return (
    <IconButton asChild label={label}>
      <Link href={href(step.seq)} replace scroll={false}>
        <Sign aria-hidden />
      </Link>
    </IconButton>
  );
}
