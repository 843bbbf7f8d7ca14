"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { resendLetterAction } from "@/app/(desk)/letters/actions";
import type { LetterFacts, SentLetter } from "@/app/(desk)/orders/[number]/_view/letter-facts";
import { sendRecoveryAction } from "@/app/(desk)/orders/[number]/letter-actions";
import { MoveDialog } from "./move-dialog";

type Props = { readonly orderId: number; readonly facts: LetterFacts; readonly onClose: () => void };

/** Asks back whoever left: the letter with the link to their cart, once, outside the series. */
export function RecoveryLetterDialog({ orderId, facts, onClose }: Props) {
  const t = useTranslations("orders.dialog.recoveryLetter");
  const { email } = facts;
  const reachable = email !== null && !facts.bounced;
  return (
    <MoveDialog
      title={t("title")}
      confirmLabel={t("confirm")}
      size="sm"
      done={t("done")}
      blocked={!reachable}
      onClose={onClose}
      send={(_, idempotencyKey) => sendRecoveryAction({ orderId, idempotencyKey })}
      consequences={reachable ? [t("to", { email }), t("link"), t("told")] : []}
    >
      <Unreachable {...facts} />
    </MoveDialog>
  );
}

/** One of the letters that this order had goes out again, with the facts of today. */
export function ResendLetterDialog({ facts, onClose }: Props) {
  const t = useTranslations("orders.dialog.resend");
  const [chosen, choose] = useState<SentLetter | undefined>(facts.had[0]);
  const reachable = !chosen?.isToCustomer || (facts.email !== null && !facts.bounced);
  const to = chosen?.isToCustomer ? facts.email : (chosen?.to ?? null);
  return (
    <MoveDialog
      title={t("title")}
      confirmLabel={t("confirm")}
      done={t("done")}
      blocked={!chosen || !reachable}
      onClose={onClose}
      send={async (_, idempotencyKey) =>
        chosen ? resendLetterAction({ letterId: chosen.id, idempotencyKey }) : null
      }
      consequences={reachable ? [to ? t("to", { email: to }) : t("toReader"), t("today")] : []}
    >
      {reachable ? null : <Unreachable {...facts} />}
      <RadioGroup legend={t("which")}>
        {facts.had.map((letter) => (
          <LetterChoice
            key={letter.id}
            letter={letter}
            checked={letter.id === chosen?.id}
            onChange={() => choose(letter)}
          />
        ))}
      </RadioGroup>
    </MoveDialog>
  );
}

type ChoiceProps = { readonly letter: SentLetter; readonly checked: boolean; readonly onChange: () => void };

function LetterChoice({ letter, ...radio }: ChoiceProps) {
  const t = useTranslations("letters");
  return (
    <Radio
      framed
      name="letter"
      value={letter.id}
      label={t(`kind.${letter.kind}`)}
      help={
        <span className="wrap-anywhere">
          {[t(`stateWord.${letter.state}`), letter.at, letter.to].filter(Boolean).join(" · ")}
        </span>
      }
      {...radio}
    />
  );
}

function Unreachable({ email, bounced }: Pick<LetterFacts, "email" | "bounced">) {
  const t = useTranslations("orders.dialog.resend");
  if (email === null) return <Banner tone="wait" title={t("noAddress")} />;
  return bounced ? (
    <Banner tone="wait" title={t("bounced", { email })}>
      {t("bouncedNext")}
    </Banner>
  ) : null;
}
