"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { type Change, changedHref } from "./changed-href";

/** Goes to the changed address; `busy` while it is on its way. */
export function useAddress(query: string) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const change = (parts: Change) => start(() => router.push(changedHref(query, parts)));
  return { change, busy };
}
