import type { ReactNode } from "react";
import { Panel } from "@/app/_ui/panel";

type StepProps = { number: number; title: string; action?: ReactNode; children: ReactNode };

/** One of the five steps; all stand on the same page and may be filled in any order. */
export function Step({ number, title, action, children }: StepProps) {
  return (
    <Panel
      title={
        <span className="flex items-center gap-2.5">
          <span aria-hidden className="tnum grid size-6 place-items-center rounded-full bg-mute-soft text-sm">
            {number}
          </span>
          {title}
        </span>
      }
      action={action}
    >
      <div className="grid gap-4 pt-2">{children}</div>
    </Panel>
  );
}
