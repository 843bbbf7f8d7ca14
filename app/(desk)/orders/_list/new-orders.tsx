"use client";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";

const EVERY_MS = 30_000;

async function ask(since: string): Promise<number> {
  const response = await fetch(`/orders/news?since=${encodeURIComponent(since)}`);
  if (!response.ok) return 0;
  const { count } = (await response.json()) as { count: number };
  return count;
}

/** Says how many orders came in since the list was read, here and in the tab's title. The list itself never moves by itself. */
export function NewOrders({ since }: { since: string }) {
  const t = useTranslations("orders.list");
  const router = useRouter();
  const [seen, setSeen] = useState({ since, count: 0 });
  const count = seen.since === since ? seen.count : 0;
  useEffect(() => {
    const timer = setInterval(() => {
      ask(since).then(
        (found) => setSeen({ since, count: found }),
        // Offline: the next turn asks again.
        () => undefined,
      );
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [since]);
  useEffect(() => {
    if (count === 0) return;
    const plain = document.title.replace(/^\(\d+\+?\) /, "");
    document.title = `(${count > 99 ? "99+" : count}) ${plain}`;
    return () => {
      document.title = plain;
    };
  }, [count]);
  return (
    <div role="status">
      {count > 0 ? (
        <p className="mb-3 flex items-center justify-between gap-3 rounded-lg border border-brand/25 bg-picked py-1.5 pr-1.5 pl-4">
          {t("arrived", { count })}
          <Button size="sm" onClick={() => router.refresh()}>
            <RefreshCw aria-hidden strokeWidth={1.75} />
            {t("show")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
