import type { ReactNode } from "react";

/** An empty list teaches: what will stand here, and what to do for it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty border-line border-y py-12 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-[52ch] text-balance text-ink-2">{children}</div>}
    </div>
  );
}

/** The same of one tab of a list, whose words stand in `empty-words`. */
export function EmptyTab({ of: [title, says] }: { readonly of: readonly [title: string, says: string] }) {
  return (
    <Empty title={title}>
      <p>{says}</p>
    </Empty>
  );
}
