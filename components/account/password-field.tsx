import { Field } from "../ui/field";

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly isNew?: boolean;
  readonly problem?: string | null;
}

/** A password: pasting and password managers are welcome, and a new one is told what it needs. */
export function PasswordField({ name, label, isNew = false, problem }: PasswordFieldProps) {
  return (
    <Field
      id={name}
      name={name}
      type="password"
      label={label}
      required
      autoComplete={isNew ? "new-password" : "current-password"}
      minLength={isNew ? 8 : undefined}
      hint={isNew ? "At least 8 characters, better 15: a short sentence works well." : undefined}
      problem={problem}
    />
  );
}
