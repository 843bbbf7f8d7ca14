"use client";
import { AddressFields as Fields } from "@/app/_address/address-fields";
import { useProblems } from "./problem-words";

type FieldsProps = {
  country: string;
  values: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
};

/** The address as the buyer's own form asks for it; sent by the form, with and without scripts. */
export function AddressFields({ country, values, problems }: FieldsProps) {
  const wrong = useProblems(problems);
  return <Fields own country={country} values={values} wrong={wrong} idOf={(field) => `address-${field}`} />;
}
