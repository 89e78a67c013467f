import Link from "next/link";
import type { ReactNode } from "react";

/** The head of a page: its name, what stands beside and under it, what can be done. Names the tab too. */
export function PageHead({
  title,
  back,
  beside,
  under,
  children,
}: {
  readonly title: string;
  readonly back?: { readonly href: string; readonly name: string };
  readonly beside?: ReactNode;
  readonly under?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className="mb-5">
      <title>{`${title} · Desk`}</title>
      {back && (
        <Link href={back.href} className="mb-1 inline-flex min-h-6 items-center text-ink-3 hover:text-ink">
          <span aria-hidden>←&nbsp;</span>
          {back.name}
        </Link>
      )}
      <div
        className={`flex min-h-8 flex-wrap justify-between gap-x-6 gap-y-3 ${under ? "items-start" : "items-center"}`}
      >
        <div className="min-w-0">
          <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="font-semibold text-[1.375rem] leading-tight tracking-[-0.012em]">{title}</h1>
            {beside}
          </div>
          {under && <p className="mt-1 max-w-[65ch] text-ink-2">{under}</p>}
        </div>
        {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </header>
  );
}

/** A part of a page with a name. */
export function Section({
  title,
  beside,
  children,
  id,
}: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  return (
    <section aria-label={title} id={id} className="mb-9">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
