import Form from "next/form";

interface FindFormProps {
  readonly path: string;
  /** The name the list's address knows the words by. */
  readonly name: string;
  readonly value: string | undefined;
  /** What can be typed, and what the shortcut is called. */
  readonly label: string;
  readonly keyName: string;
  readonly maxLength: number;
  /** What else the list is narrowed to, which the words are looked for within. */
  readonly within: Readonly<Record<string, string | undefined>>;
}

/** The field above a list by which it is searched. */
export function FindForm({ path, name, value, label, keyName, maxLength, within }: FindFormProps) {
  return (
    <Form action={path} className="flex min-w-0 flex-[1_1_16rem] gap-2 sm:max-w-[30rem]">
      {Object.entries(within).map(
        ([key, kept]) => kept && <input key={key} type="hidden" name={key} value={kept} />,
      )}
      <label htmlFor={name} className="sr-only">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="search"
        defaultValue={value}
        placeholder={label}
        maxLength={maxLength}
        autoComplete="off"
        className="input"
        data-key="t"
        data-key-name={keyName}
      />
      <button type="submit" className="btn">
        Find
      </button>
    </Form>
  );
}
