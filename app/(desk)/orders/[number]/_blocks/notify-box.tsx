import { Checkbox } from "@/app/_ui/checkbox";

type NotifyBoxProps = {
  /** Null: there is nobody to write to, and nothing to ask. */
  email: string | null;
  label: string;
  checked: boolean;
  choose: (notify: boolean) => void;
};

/** Whether the customer gets a letter about it. */
export function NotifyBox({ email, label, checked, choose }: NotifyBoxProps) {
  return email ? (
    <Checkbox
      name="notify"
      label={label}
      checked={checked}
      onChange={(event) => choose(event.target.checked)}
    />
  ) : null;
}
