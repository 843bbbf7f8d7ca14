import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { Age } from "@/app/_ui/date-time";
import type { LastMessage } from "@/db/queries/inbox-last";

/** What has to be set before a provider or carrier is there. */
export function MissingVariables({ missing }: { missing: readonly string[] }) {
  const t = useTranslations("settings.payments.providers");
  return (
    <div className="grid gap-1">
      <p className="text-ink-soft">{t("missing", { count: missing.length })}</p>
      <ul className="grid grid-cols-1">
        {missing.map((variable) => (
          <li key={variable}>
            <Copied value={variable} name={variable} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Copied({ value, name }: { value: string; name: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-sm break-all">{value}</code>
      <CopyButton value={value} name={name} />
    </span>
  );
}

/** When a connection was last heard, with the message for those who may read it. */
export function LastLine({ last, mayRead }: { last: LastMessage; mayRead: boolean }) {
  const type = <span className="font-mono text-sm break-all">{last.type}</span>;
  return (
    <>
      <Age value={last.receivedAt} />
      {" · "}
      {mayRead ? (
        <Link href={`/inbox/${last.id}`} className="link">
          {type}
        </Link>
      ) : (
        type
      )}
    </>
  );
}
