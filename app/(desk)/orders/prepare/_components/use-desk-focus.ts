import { type RefObject, useEffect } from "react";

/** Puts the focus where a scanner types. Not on phones: there it would only open the keyboard. */
export function useDeskFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [field]);
}
