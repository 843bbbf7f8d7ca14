"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { CHILE, type Region, regionOf } from "@/lib/customers/chile";

type Part = {
  about: { id: string; label: ReactNode; error: ReactNode; optional: boolean };
  control: { autoComplete: string; name?: string };
};
type Place = { readonly region: string; readonly municipality: string };
type Texts = Readonly<Record<string, string>>;

type PlaceProps = {
  region: Part;
  comuna: Part;
  values: Texts;
  /** Held by who asks; without it the form around holds what is chosen. */
  onChange?: (place: Place) => void;
  className: string;
};

const codeOf = (municipality: string): string =>
  municipality.includes("|") ? (municipality.split("|")[0] ?? "") : "";

const placeOf = ({ region = "", municipality = "" }: Texts): Place => ({
  region: region || codeOf(municipality),
  municipality,
});

/**
 * Región and comuna. Before scripts run the comuna's list holds them all, by region; then it follows the region, and a comuna
 * that is chosen first names its region. Values are "RM" and "RM|Ñuñoa"; what an old address holds stays a choice.
 */
export function ChilePlace({ region, comuna, values, onChange, className }: PlaceProps) {
  const [seen, setSeen] = useState<Place | null>(null);
  const regionBox = useRef<HTMLSelectElement>(null);
  const comunaBox = useRef<HTMLSelectElement>(null);
  const isHeld = onChange !== undefined;
  // What somebody chose before scripts ran counts.
  useEffect(() => {
    if (isHeld) return;
    setSeen({ region: regionBox.current?.value ?? "", municipality: comunaBox.current?.value ?? "" });
  }, [isHeld]);
  const place = isHeld ? placeOf(values) : seen;
  const change = (next: Place) => {
    setSeen(next);
    if (!isHeld && regionBox.current) regionBox.current.value = next.region;
    onChange?.(next);
  };
  const start = placeOf(values);
  const bound = (field: keyof Place) => (isHeld ? { value: start[field] } : { defaultValue: start[field] });
  return (
    <>
      <RegionSelect
        {...{ part: region, box: regionBox, bound: bound("region"), extra: start.region, className }}
        onPick={(code) => {
          const { municipality = "" } = place ?? {};
          change({ region: code, municipality: codeOf(municipality) === code ? municipality : "" });
        }}
      />
      <ComunaSelect
        {...{
          part: comuna,
          box: comunaBox,
          bound: bound("municipality"),
          extra: start.municipality,
          className,
        }}
        inside={place && regionOf(place.region)}
        onPick={(municipality) =>
          change({ region: codeOf(municipality) || (place?.region ?? ""), municipality })
        }
      />
    </>
  );
}

type SelectProps = {
  part: Part;
  box: RefObject<HTMLSelectElement | null>;
  bound: { value: string } | { defaultValue: string };
  /** What was there before and may be in no list. */
  extra: string;
  className: string;
  onPick: (value: string) => void;
};

type ListProps = SelectProps & {
  placeholder: string;
  /** Whether what was there before is in no list, and stays a choice. */
  isOld: boolean;
  children: ReactNode;
};

function PlaceSelect({
  part,
  box,
  bound,
  extra,
  className,
  onPick,
  placeholder,
  isOld,
  children,
}: ListProps) {
  return (
    <Field {...part.about} className={className}>
      <Select
        {...part.control}
        {...bound}
        ref={box}
        placeholder={placeholder}
        onChange={(event) => onPick(event.target.value)}
      >
        {isOld ? <option value={extra}>{extra}</option> : null}
        {children}
      </Select>
    </Field>
  );
}

function RegionSelect(props: SelectProps) {
  const t = useTranslations("shop.checkout");
  const { extra } = props;
  return (
    <PlaceSelect {...props} placeholder={t("selectRegion")} isOld={extra !== "" && regionOf(extra) === null}>
      {CHILE.map((one) => (
        <option key={one.code} value={one.code}>
          {one.name}
        </option>
      ))}
    </PlaceSelect>
  );
}

function ComunaSelect({ inside, ...props }: SelectProps & { inside: Region | null }) {
  const t = useTranslations("shop.checkout");
  const { extra } = props;
  return (
    <PlaceSelect {...props} placeholder={t("selectComuna")} isOld={extra !== "" && !extra.includes("|")}>
      {(inside ? [inside] : CHILE).map((one) => (
        <optgroup key={one.code} label={one.name}>
          {one.comunas.map((name) => (
            <option key={name} value={`${one.code}|${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </PlaceSelect>
  );
}
