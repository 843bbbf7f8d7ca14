import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Panel } from "@/app/_ui/panel";
import { Copied, LastLine, MissingVariables } from "@/app/(desk)/settings/_components/connection-parts";
import type { LastMessage } from "@/db/queries/inbox-last";
import type { RefusalCount } from "@/db/queries/inbox-log";
import type { ProviderSetup } from "@/lib/shop/provider-keys";

export type ProviderState = {
  readonly setup: ProviderSetup;
  readonly last: LastMessage | null;
  /** Messages of the last week that were not signed by it. */
  readonly refused: RefusalCount | null;
};
type PanelProps = { providers: readonly ProviderState[]; mayReadInbox: boolean };

/** How each payment provider stands here: what it lacks, which money it moves, where it reaches us, when it last did. */
export function ProviderPanel({ providers, mayReadInbox }: PanelProps) {
  const t = useTranslations("settings.payments.providers");
  return (
    <Panel title={t("title")} flush>
      <p className="px-4 pb-3 text-ink-soft">{t("lead")}</p>
      <ul className="divide-y divide-line border-t">
        {providers.map((state) => (
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

function Head({ setup }: { setup: ProviderSetup }) {
  const t = useTranslations("settings.payments.providers");
  const name = useTranslations("orders.words.provider");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h3 className="font-medium">{name(setup.key)}</h3>
      {setup.isReady ? (
        <Badge tone="good" icon={CircleCheck}>
          {t("ready")}
        </Badge>
      ) : (
        <Badge icon={CircleDashed}>{t("notReady")}</Badge>
      )}
      {setup.live === null ? null : (
        <Badge outlined tone={setup.live ? "good" : "wait"}>
          {t(setup.live ? "live" : "test")}
        </Badge>
      )}
    </div>
  );
}

/** What to set, each name ready to be pasted where this installation keeps its variables. */

function Ready({ state, mayReadInbox }: { state: ProviderState; mayReadInbox: boolean }) {
  const t = useTranslations("settings.payments.providers");
  const { address, key } = state.setup;
  return (
    <>
      <DefinitionList
        layout="stack"
        items={[
          { term: address ? t(address.kind) : "", value: address && <Address address={address} /> },
          { term: t("last"), value: <Last state={state} mayReadInbox={mayReadInbox} /> },
        ]}
      />
      <p className="text-sm text-ink-faint">{t(`about.${key}`)}</p>
    </>
  );
}

function Address({ address }: { address: NonNullable<ProviderSetup["address"]> }) {
  const t = useTranslations("settings.payments.providers");
  return (
    <div className="grid gap-1">
      <Copied value={address.url} name={t(address.kind)} />
      {address.isPublic || address.kind === "return" ? null : (
        <p className="text-sm text-wait">{t("notPublic")}</p>
      )}
    </div>
  );
}

function Last({ state: { last, refused }, mayReadInbox }: { state: ProviderState; mayReadInbox: boolean }) {
  const t = useTranslations("settings.payments.providers");
  const isRefusedSince = refused !== null && (last === null || refused.lastAt > last.receivedAt);
  return (
    <div className="grid gap-1">
      <p>{last ? <LastLine last={last} mayRead={mayReadInbox} /> : t("never")}</p>
      {isRefusedSince ? <p className="text-bad">{t("refused", { count: refused.count })}</p> : null}
    </div>
  );
}
