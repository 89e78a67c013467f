import Link from "next/link";
import type { ReactNode } from "react";
import { PageHead } from "../parts/page-head";
import { type SectionPart, sections } from "./sections";

interface RoomProps {
  readonly of: SectionPart;
  /** What the audit log is narrowed to. */
  readonly history: string;
  readonly children: ReactNode;
}

/** A room of the settings: its head, with the way to what was changed in it, and all it holds in one column. */
export function Room({ of, history, children }: RoomProps) {
  const section = sections.find(({ part }) => part === of);
  return (
    <div className="max-w-2xl">
      <PageHead title={section?.name ?? "Settings"} back={{ href: "/admin/settings", name: "Settings" }}>
        <Link
          href={`/admin/audit?${history}`}
          prefetch={false}
          className="underline decoration-line-2 underline-offset-4"
        >
          What was changed
        </Link>
      </PageHead>
      {children}
    </div>
  );
}
