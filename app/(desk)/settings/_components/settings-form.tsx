"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { Field } from "@/app/_ui/field";
import { FormKey } from "@/app/_ui/form-key";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useKeptTyping } from "@/app/_ui/use-kept-typing";
import { useNotify } from "@/app/_ui/use-notify";
import type { Answer } from "@/lib/platform/answer";

/** Every refusal of the commands that change settings; a word each in `settings.refused`. */
const CODES = [
  "stale",
  "currency_fixed",
  "bad_phone",
  "bad_whatsapp",
  "no_payment_method",
  "same_key_twice",
  "provider_missing",
  "method_not_found",
  "location_not_found",
  "carrier_not_found",
  "bad_price",
  "bad_name",
  "bad_bank_number",
  "table_empty",
  "rows_wrong",
] as const;
export type SettingsCode = (typeof CODES)[number];

type SettingsAnswer = Answer<unknown, SettingsCode>;
type FormProps = {
  action: (previous: Answer<unknown> | null, form: FormData) => Promise<SettingsAnswer>;
  firstKey: string;
  /** Of the settings that fill the form: a save over somebody else's is refused. */
  version: number;
  /** What the button says; "Guardar" unless given. */
  submit?: string;
  /** For who may only look: nothing can be typed and there is no button. */
  locked?: boolean;
  className?: string;
  children: ReactNode;
};

const FieldsContext = createContext<Readonly<Record<string, string>>>({});

/** One part of the settings as a form: versioned, works before scripts do, says what was refused and where. */
export function SettingsForm(props: FormProps) {
  const t = useTranslations("settings");
  const [answer, act] = useActionState(props.action, null);
  const notify = useNotify();
  const said = useRef<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useKeptTyping(form, answer);
  useEffect(() => {
    if (!answer?.ok || said.current === answer.nextKey) return;
    said.current = answer.nextKey;
    notify.done(t("saved"));
  });
  const words = Object.fromEntries(CODES.map((code) => [code, t(`refused.${code}`)])) as Record<
    SettingsCode,
    string
  >;
  const problems = answer && !answer.ok ? { ...answer.fields, ...namedIn(answer.detail) } : {};
  return (
    <form ref={form} action={act} className={props.className}>
      <FormKey first={props.firstKey} answer={answer} />
      <input type="hidden" name="version" value={props.version} />
      <div className="mb-4 empty:hidden">
        <Refusal answer={answer} words={words} />
      </div>
      <FieldsContext value={problems}>
        <fieldset disabled={props.locked} className="contents">
          {props.children}
        </fieldset>
      </FieldsContext>
      {props.locked ? null : (
        <div className="pt-4">
          <SubmitButton>{props.submit ?? t("save")}</SubmitButton>
        </div>
      )}
    </form>
  );
}

/** What a command found wrong with single fields, by their names. */
function namedIn(detail: unknown): Readonly<Record<string, string>> {
  if (typeof detail !== "object" || detail === null || !("problems" in detail)) return {};
  const { problems } = detail;
  return typeof problems === "object" && problems !== null ? { ...problems } : {};
}

const FIELD_CODES = [
  "too_short",
  "too_long",
  "bad_email",
  "bad_url",
  "bad_time",
  "bad_time_zone",
  "bad_color",
  "not_ascending",
  "not_whole",
  "too_small",
  "too_big",
  "missing",
  "unknown_variable",
  "number_twice",
  "unknown_place",
  "bad_measure",
  "bad_amount",
  "row_twice",
  "too_many",
] as const;
type FieldCode = (typeof FIELD_CODES)[number];

const isFieldCode = (code: string): code is FieldCode => (FIELD_CODES as readonly string[]).includes(code);

type SettingFieldProps = {
  name: string;
  label: ReactNode;
  help?: string;
  required?: boolean;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** A field that shows what was refused about its name. */
export function SettingField({ name, children, ...rest }: SettingFieldProps) {
  const t = useTranslations("settings.field");
  const code = useContext(FieldsContext)[name];
  const error = code === undefined ? undefined : t(isFieldCode(code) ? code : "other");
  return (
    <Field {...rest} error={error}>
      {children}
    </Field>
  );
}
