import { createElement, Fragment, type ReactNode } from "react";

/** A list whose members never move needs no keys: they are passed as plain children. */
export const still = (children: readonly ReactNode[]) => createElement(Fragment, null, ...children);
