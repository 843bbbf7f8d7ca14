import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import { Copied, LastLine, MissingVariables } from "@/app/(desk)/settings/_components/connection-parts";
import type { LastMessage } from "@/db/queries/inbox-last";
import type { CarrierSetup } from "@/lib/fulfillment/carrier-keys";
import { isPublicUrl } from "@/lib/shop/provider-keys";

export type CarrierState = {
  readonly setup: CarrierSetup;
  readonly last: LastMessage | null;
  /** Messages of the last week that were not signed by it. */
  readonly refused: number;
};

type PanelProps = { carriers: readonly CarrierState[]; mayReadInbox: boolean };

/** How each carrier's connection stands here: what it lacks, what it does, where it reaches us, when it last did. */
export function CarrierPanel({ carriers, mayReadInbox }: PanelProps) {
  const t = useTranslations("settings.carriers");
  return (
    <Panel title={t("title")} flush>
      <p className="px-4 pb-3 text-ink-soft">{t("keys")}</p>
      <ul className="divide-y divide-line border-t">
        {carriers.map((state) => (
          <li key={state.setup.key} className="grid grid-cols-1 gap-3 px-4 py-4">
            <Head setup={state.setup} />
            {state.setup.isReady ? (
              <Ready state={state} mayReadInbox={mayReadInbox} />
            ) : (
              <MissingVariables missing={state.setup.missing} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Head({ setup: { key, isReady, live, sells } }: { setup: CarrierSetup }) {
  const t = useTranslations("settings.carriers");
  const state = useTranslations("settings.payments.providers");
  const name = useTranslations("orders.words.carrier");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h3 className="font-medium">{name(key)}</h3>
      {isReady ? (
        <Badge tone="good" icon={CircleCheck}>
          {state("ready")}
        </Badge>
      ) : (
        <Badge icon={CircleDashed}>{state("notReady")}</Badge>
      )}
      {live === null ? null : (
        <Badge outlined tone={live ? "good" : "wait"}>
          {live ? t("live") : state("test")}
        </Badge>
      )}
      <span className="text-sm text-ink-faint">{t(sells ? "sells" : "tracks")}</span>
    </div>
  );
}

/** What to set, each name ready to be pasted where this installation keeps its variables. */

function Ready({ state, mayReadInbox }: { state: CarrierState; mayReadInbox: boolean }) {
  const t = useTranslations("settings.payments.providers");
  const about = useTranslations("settings.carriers.about");
  const { url, key } = state.setup;
  return (
    <>
      <DefinitionList
        layout="stack"
        items={[
          { term: t("hook"), value: url && <Address url={url} /> },
          { term: t("last"), value: <Last state={state} mayReadInbox={mayReadInbox} /> },
        ]}
      />
      <p className="text-sm text-ink-faint">{about(key)}</p>
    </>
  );
}

function Address({ url }: { url: string }) {
  const t = useTranslations("settings.payments.providers");
  return (
    <div className="grid gap-1">
      <Copied value={url} name={t("hook")} />
      {isPublicUrl(url) ? null : <p className="text-sm text-wait">{t("notPublic")}</p>}
    </div>
  );
}

function Last({ state: { last, refused }, mayReadInbox }: { state: CarrierState; mayReadInbox: boolean }) {
  const t = useTranslations("settings.payments.providers");
  return (
    <div className="grid gap-1">
      <p>{last ? <LastLine last={last} mayRead={mayReadInbox} /> : t("never")}</p>
      {refused > 0 ? <p className="text-bad">{t("refused", { count: refused })}</p> : null}
    </div>
  );
}
