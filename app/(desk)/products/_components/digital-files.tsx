import { ExternalLink, FileDown, KeyRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Banner } from "@/app/_ui/banner";
import { Field } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Textarea } from "@/app/_ui/textarea";
import { addKeysAction, archiveFileAction } from "@/app/(desk)/products/digital-actions";
import type { ShelvedFile } from "@/db/queries/digital";
import { fileTypeName } from "@/lib/catalog/file-type";
import { formatBytes } from "@/lib/i18n/format";
import { AddDigital } from "./add-digital";
import { FileUpload } from "./file-upload";

type FilesProps = {
  variantId: number;
  files: readonly ShelvedFile[];
  mayWrite: boolean;
  /** The largest file that is taken, in MB. */
  most: number;
};

const SIGN = { file: FileDown, address: ExternalLink, keys: KeyRound } as const;

/** What a digital product gives: files, addresses, pools of keys. What is archived stays with those who bought it. */
export function DigitalFiles({ variantId, files, mayWrite, most }: FilesProps) {
  const t = useTranslations("products.files");
  const sold = files.filter(({ archivedAt }) => archivedAt === null);
  const archived = files.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <Panel id="files" title={t("title")} flush>
      {sold.length === 0 ? (
        <div className="px-4 pt-1 pb-4">
          <Banner tone="wait" title={t("none")}>
            {t("noneHelp")}
          </Banner>
        </div>
      ) : (
        <ul aria-label={t("title")} className="divide-y">
          {sold.map((file) => (
            <Row key={file.id} {...{ file, mayWrite, most }} />
          ))}
        </ul>
      )}
      {archived.length > 0 ? (
        <details className="border-t px-4">
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-ink-soft">
            {t("archived", { count: archived.length })}
          </summary>
          <ul aria-label={t("archivedTitle")} className="grid gap-1 pb-4">
            {archived.map((file) => (
              <li key={file.id} className="text-sm text-ink-soft">
                <span className="break-all">{file.name}</span> <Facts file={file} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mayWrite ? <AddDigital variantId={variantId} most={most} /> : null}
    </Panel>
  );
}

type RowProps = { file: ShelvedFile } & Pick<FilesProps, "mayWrite" | "most">;

function Row({ file, mayWrite, most }: RowProps) {
  const t = useTranslations("products.files");
  const Sign = SIGN[file.kind];
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start gap-3">
        <Sign aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h3 className="font-medium break-words">{file.name}</h3>
          <p className="text-sm wrap-anywhere text-ink-soft">
            <Facts file={file} />
          </p>
        </div>
        {mayWrite ? <Archive file={file} /> : null}
      </div>
      {mayWrite && file.kind === "file" ? (
        <div className="pl-5">
          <FileUpload variantId={file.variantId} most={most} replaces={file.id} />
        </div>
      ) : null}
      {mayWrite && file.kind === "keys" ? <AddKeys file={file} /> : null}
      {file.kind === "keys" && file.keysLeft === 0 ? (
        <Banner tone="wait" title={t("noKeys")} className="ml-7">
          {t("noKeysHelp")}
        </Banner>
      ) : null}
    </li>
  );
}

function Facts({ file }: { file: ShelvedFile }) {
  const t = useTranslations("products.files");
  const locale = useLocale();
  if (file.kind === "keys") return t("keys", { left: file.keysLeft, given: file.keysGiven });
  if (file.kind === "address" || file.storageKey === null) return file.url ?? t("missing");
  return [fileTypeName(file.mime, file.name), formatBytes(file.sizeBytes ?? 0, locale)]
    .filter(Boolean)
    .join(" · ");
}

function Archive({ file }: { file: ShelvedFile }) {
  const t = useTranslations("products.files");
  return (
    <ActForm
      action={archiveFileAction}
      firstKey={crypto.randomUUID()}
      words={{ file_not_found: t("refused.file_not_found") }}
      done={t("archivedDone")}
    >
      <input type="hidden" name="fileId" value={file.id} />
      <SubmitButton variant="ghost" size="sm" aria-label={t("archiveNamed", { name: file.name })}>
        {t("archive")}
      </SubmitButton>
    </ActForm>
  );
}

function AddKeys({ file }: { file: ShelvedFile }) {
  const t = useTranslations("products.files");
  return (
    <details className="pl-7">
      <summary className="link inline-flex min-h-8 cursor-pointer items-center text-sm">
        {t("addKeys")}
      </summary>
      <ActForm
        action={addKeysAction}
        firstKey={crypto.randomUUID()}
        words={{
          file_not_found: t("refused.file_not_found"),
          no_keys: t("refused.no_keys"),
          too_many_keys: t("refused.too_many_keys"),
          key_too_long: t("refused.key_too_long"),
        }}
        done={t("keysAdded")}
        className="grid gap-2 pt-1"
      >
        <input type="hidden" name="fileId" value={file.id} />
        <Field label={t("pasteKeys")} required>
          <Textarea name="keys" rows={5} className="font-mono" autoComplete="off" spellCheck={false} />
        </Field>
        <div>
          <SubmitButton variant="secondary">{t("saveKeys")}</SubmitButton>
        </div>
      </ActForm>
    </details>
  );
}
