"use client";
import {
  Archive,
  ArchiveRestore,
  Banknote,
  Copy,
  CopyPlus,
  History,
  Link2,
  type LucideIcon,
  MailCheck,
  MailPlus,
  MessageCircle,
  MoreHorizontal,
  Package,
  PackageCheck,
  PackageOpen,
  PauseCircle,
  Pencil,
  PlayCircle,
  Printer,
  RotateCcw,
  UserX,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from "@/app/_ui/menu";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import {
  issueLinkAction,
  markOrderAction,
  prepareOrderAction,
  statusLinkAction,
} from "@/app/(desk)/orders/[number]/actions";
import { LinkDialog, useLinkCopy } from "./link-copy";
import { usePapers } from "./print-menu";

type Mark = HeaderActions["marks"][number];

const MARKS = {
  hold: { icon: PauseCircle, back: "release" },
  release: { icon: PlayCircle, back: "hold" },
  archive: { icon: Archive, back: "unarchive" },
  unarchive: { icon: ArchiveRestore, back: "archive" },
} as const satisfies Record<Mark, { icon: LucideIcon; back: Mark }>;

const PREPARE = {
  none: { mark: "preparing", icon: PackageOpen },
  preparing: { mark: "packed", icon: PackageCheck },
  packed: { mark: "unprepared", icon: Package },
} as const;

type MoreMenuProps = HeaderActions & {
  onPayLink: (() => void) | null;
  onLetter: (dialog: "recovery" | "resend") => void;
};

/** Everything else that can be done with an order; what this person may not do is not there. */
export function MoreMenu(props: MoreMenuProps) {
  const t = useTranslations("orders.more");
  const common = useTranslations("common");
  const papers = usePapers(props.number, props.hasLabel);
  const link = useLinkCopy();
  const router = useRouter();
  const { orderId, whatsapp } = props;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={common("moreActions")} variant="secondary">
            <MoreHorizontal aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          {props.canPrint
            ? papers.map(({ paper, label, print }) => (
                <MenuItem key={paper} icon={Printer} onSelect={print}>
                  {t("print", { paper: label })}
                </MenuItem>
              ))
            : null}
          {props.canPrint ? <MenuSeparator /> : null}
          {props.canEdit ? (
            <MenuItem icon={Pencil} onSelect={() => router.push(`/orders/${props.number}/edit`)}>
              {t("edit")}
            </MenuItem>
          ) : null}
          <ComplementItem {...props} />
          {props.onPayLink ? (
            <MenuItem icon={Banknote} onSelect={props.onPayLink}>
              {t("payLink")}
            </MenuItem>
          ) : null}
          {props.canLink ? (
            <>
              <MenuItem
                icon={Copy}
                onSelect={() =>
                  void link.copy(t("duplicateName"), (idempotencyKey) =>
                    issueLinkAction({ orderId, purpose: "duplicate", idempotencyKey }),
                  )
                }
              >
                {t("duplicate")}
              </MenuItem>
              {props.canRecover ? (
                <MenuItem
                  icon={RotateCcw}
                  onSelect={() =>
                    void link.copy(t("recoveryName"), (idempotencyKey) =>
                      issueLinkAction({ orderId, purpose: "recovery", idempotencyKey }),
                    )
                  }
                >
                  {t("recovery")}
                </MenuItem>
              ) : null}
              <MenuItem
                icon={Link2}
                onSelect={() =>
                  void link.copy(t("statusName"), (idempotencyKey) =>
                    statusLinkAction({ orderId, idempotencyKey }),
                  )
                }
              >
                {t("statusLink")}
              </MenuItem>
            </>
          ) : null}
          {whatsapp ? (
            <MenuItem icon={MessageCircle} onSelect={() => window.open(whatsapp.href, "_blank", "noopener")}>
              {t("whatsapp")}
            </MenuItem>
          ) : null}
          <LetterItems {...props} />
          <MarkItems {...props} />
          <MenuSeparator />
          <MenuLink href={`/orders/${props.number}/past`} icon={History}>
            {t("past")}
          </MenuLink>
          {props.canErase ? (
            <>
              <MenuSeparator />
              <MenuItem icon={UserX} onSelect={() => router.push(`/orders/${props.number}/erase`)}>
                {t("erase")}
              </MenuItem>
            </>
          ) : null}
        </MenuContent>
      </Menu>
      {link.shown ? <LinkDialog {...link.shown} onClose={link.close} /> : null}
    </>
  );
}

function LetterItems({ letters, onLetter }: MoreMenuProps) {
  const t = useTranslations("orders.more");
  return (
    <>
      {letters?.canRecover ? (
        <MenuItem icon={MailPlus} onSelect={() => onLetter("recovery")}>
          {t("recoveryLetter")}
        </MenuItem>
      ) : null}
      {letters && letters.had.length > 0 ? (
        <MenuItem icon={MailCheck} onSelect={() => onLetter("resend")}>
          {t("resend")}
        </MenuItem>
      ) : null}
    </>
  );
}

function ComplementItem({ number, canComplement }: HeaderActions) {
  const t = useTranslations("orders.more");
  const router = useRouter();
  if (!canComplement) return null;
  return (
    <MenuItem icon={CopyPlus} onSelect={() => router.push(`/orders/new?complement=${number}`)}>
      {t("complement")}
    </MenuItem>
  );
}

function MarkItems({ orderId, marks, preparation }: HeaderActions) {
  const t = useTranslations("orders.more");
  const move = useMove();
  const mark = (name: Mark, undoable: boolean): Promise<unknown> =>
    move((idempotencyKey) => markOrderAction({ orderId, mark: name, idempotencyKey }), {
      done: t(`marked.${name}`),
      undo: undoable ? () => async () => void (await mark(MARKS[name].back, false)) : undefined,
    });
  const step = preparation ? PREPARE[preparation] : null;
  return (
    <>
      {marks.length > 0 || step ? <MenuSeparator /> : null}
      {step ? (
        <MenuItem
          icon={step.icon}
          onSelect={() =>
            void move((idempotencyKey) => prepareOrderAction({ orderId, mark: step.mark, idempotencyKey }), {
              done: t(`marked.${step.mark}`),
            })
          }
        >
          {t(`mark.${step.mark}`)}
        </MenuItem>
      ) : null}
      {marks.map((name) => (
        <MenuItem key={name} icon={MARKS[name].icon} onSelect={() => void mark(name, true)}>
          {t(`mark.${name}`)}
        </MenuItem>
      ))}
    </>
  );
}
