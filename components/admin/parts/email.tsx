import { Fragment } from "react";

/** An e-mail address that breaks where a reader would: after the sign and the dots, and within a word only if it must. */
export function Email({ of }: { readonly of: string }) {
  const parts = of.split(/(?<=[@.])/);
  return (
    <span>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one address stay where they are
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
