"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { useRegion } from "@/app/_ui/use-region";
import type { DispatchFacts } from "@/app/(desk)/orders/[number]/_view/dispatch-facts";
import { buyLabelAction } from "@/app/(desk)/orders/[number]/carrier-actions";
import { formatMoney } from "@/lib/i18n/format";
import { CarrierRates } from "./carrier-rates";
import { MoveDialog } from "./move-dialog";
import { LetterFields, parcelOfForm } from "./parcel-fields";
import { QuantityFields } from "./quantity-fields";
import { type Quoted, useQuote } from "./use-quote";
import { useUndoDispatch } from "./use-undo-dispatch";

type CarrierDispatchProps = {
  orderId: number;
  version: number;
  number: number;
  email: string | null;
  facts: DispatchFacts;
  onClose: () => void;
  /** The choice between ways to dispatch, above the fields. */
  ways: ReactNode;
};

/** By a carrier that sells labels: what goes, what it weighs, the rates, and one press that buys and sends (S50). */
export function CarrierDispatch(props: CarrierDispatchProps) {
  const { orderId, version, number, email, facts, onClose, ways } = props;
  const t = useTranslations("orders.dialog.dispatch");
  const words = useTranslations("orders.dialog.label");
  const page = useTranslations("orders.page.label");
  const { quote, asking, problem, ask, forget, fail } = useQuote(orderId, facts);
  const [notify, setNotify] = useState(email !== null);
  const [rateId, setRate] = useState<string | null>(null);
  const cost = useCost(quote, rateId);
  const undo = useUndoDispatch(orderId, { voidLabel: true });
  const send = async (form: FormData, idempotencyKey: string) => {
    const parcel = parcelOfForm(form);
    if (!quote || !rateId || !parcel) {
      fail(words("chooseRate"));
      return null;
    }
    const { message, notify: isTold } = parcel;
    const answer = await buyLabelAction({
      ...{ orderId, idempotencyKey, rateId, message, quoteId: quote.quoteId, expectedVersion: version },
      ...{ notify: isTold, replaces: facts.replaces },
    });
    if (answer.ok) window.open(`/api/labels/${answer.value.labelId}`, "_blank", "noopener");
    const said = answer.ok ? null : (answer.detail ?? null);
    if (typeof said === "string" && said) fail(page("said", { said }));
    return answer;
  };
  return (
    <MoveDialog
      title={t(facts.replaces ? "titleAgain" : "title", { number: String(number) })}
      confirmLabel={words("confirm")}
      done={t("done", { number: String(number) })}
      undo={({ shipmentId }) =>
        () =>
          undo(shipmentId)
        }
      onClose={onClose}
      send={send}
      consequences={[
        cost,
        email && notify ? t("letter", { email }) : t("noLetter"),
        t("stock"),
        words("opens"),
      ]}
    >
      {ways}
      {facts.isUnpaid ? <Banner tone="wait" title={t("unpaid")} /> : null}
      {problem ? <Banner tone="bad" title={problem} /> : null}
      <div className="contents" onChange={(event) => (isRate(event.target) ? undefined : forget())}>
        <QuantityFields lines={facts.lines} prefix="send" initial="all" legend={t("lines")} />
        <CarrierRates {...{ facts, quote, asking, ask }} chosen={rateId} choose={setRate} />
      </div>
      {email ? <LetterFields notify={notify} choose={setNotify} /> : null}
    </MoveDialog>
  );
}

const isRate = (field: EventTarget): boolean => field instanceof HTMLInputElement && field.name === "rate";

/** What the chosen label costs, in a sentence. */
function useCost(quote: Quoted | null, rateId: string | null): string | null {
  const words = useTranslations("orders.dialog.label");
  const region = useRegion();
  const rate = quote?.rates.find(({ id }) => id === rateId);
  if (!quote || !rate?.price) return null;
  if (quote.isDemo) return words("demo");
  const code = rate.price.currency !== region.currency;
  return words("cost", { price: formatMoney(rate.price, region.numbers, { code }) });
}
