import { ExternalLink, FileDown, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import type { DigitalFile } from "@/db/queries/digital";
import { type DownloadState, type Grant, keysMissing } from "@/lib/fulfillment/grants";
import { DownloadForm } from "./download-form";
import { KeysForm } from "./keys-form";
import { fileFacts } from "./show";

const SIGN = { file: FileDown, address: ExternalLink, keys: KeyRound } as const;

type RowProps = {
  file: DigitalFile;
  grant: Grant;
  state: DownloadState;
  token: string;
  pressKey: string;
  write: Writer;
  /** Whom to ask, when it does not go on by itself. */
  ask: ReactNode;
};

/** One file, address or set of keys: what it is, how often and until when, and the one thing to press. */
export function FileRow({ file, grant, state, token, pressKey, write, ask }: RowProps) {
  const t = useTranslations("shop.d");
  const Sign = SIGN[file.kind];
  const facts = fileFacts(file, write.locale);
  // Keys are read as often as one likes until they expire.
  const isOpen = state === "live" || (file.kind === "keys" && state === "used_up");
  const over = state === "expired" ? "expired" : "used_up";
  return (
    <li className="grid gap-4 p-4">
      <div className="flex items-start gap-3">
        <Sign aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-faint" strokeWidth={1.75} />
        <div className="grid min-w-0 gap-0.5">
          <h2 className="font-medium break-words">{file.name}</h2>
          {facts ? <p className="text-sm text-ink-soft">{facts}</p> : null}
          <p className="text-sm text-ink-soft">
            {isOpen ? <Left {...{ file, grant, write }} /> : t("was", { at: write.moment(grant.expiresAt) })}
          </p>
        </div>
      </div>
      {isOpen ? (
        <Press {...{ file, grant, token, pressKey }} />
      ) : (
        <div className="grid gap-3">
          <div>
            <p className="font-medium">{t(`over.${over}.title`)}</p>
            <p className="text-ink-soft">{t(`over.${over}.body`, { max: grant.max })}</p>
          </div>
          {ask}
        </div>
      )}
    </li>
  );
}

function Left({ file, grant, write }: Pick<RowProps, "file" | "grant" | "write">) {
  const t = useTranslations("shop.d");
  const until = t("until", { at: write.moment(grant.expiresAt) });
  if (file.kind === "keys") return until;
  return `${t("left", { left: grant.max - grant.used, max: grant.max })} · ${until}`;
}

function Press({ file, grant, token, pressKey }: Pick<RowProps, "file" | "grant" | "token" | "pressKey">) {
  const t = useTranslations("shop.d");
  if (file.kind !== "keys") {
    return (
      <DownloadForm
        {...{ token, pressKey }}
        grantId={grant.grantId}
        word={t(file.kind === "address" ? "open" : "download")}
        label={file.name}
      />
    );
  }
  if (grant.licenceIds.length === 0) return <p className="text-ink-soft">{t("keysWait")}</p>;
  return (
    <div className="grid gap-2">
      <KeysForm token={token} grantId={grant.grantId} firstKey={pressKey} count={grant.licenceIds.length} />
      {keysMissing(grant) > 0 ? (
        <p className="text-sm text-ink-soft">{t("keysMore", { count: keysMissing(grant) })}</p>
      ) : null}
    </div>
  );
}
