"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/app/_ui/button";

/** The button that sends the form around it; it waits by itself while the form is on its way. */
export function SubmitButton({ variant = "primary", loading, ...rest }: ButtonProps) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} loading={loading || pending} />;
}
