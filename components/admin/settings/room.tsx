import Link from "next/link";
import type { ReactNode } from "react";
import { PageHead } from "../parts/page-head";
import { type SectionPart, sections } from "./sections";

interface RoomProps {
  readonly of: SectionPart;
  /** What the audit log is narrowed to. */
  readonly history: string;
  /** What can be added in it. */
  readonly act?: ReactNode;
  readonly children: ReactNode;
}

/** A room of the settings: its head, with the way to what was changed in it, and all it holds. */
export function Room({ of, history, act, children }: RoomProps) {
  const section = sections.find(({ part }) => part === of);
  return (
    <>
      <PageHead title={section?.name ?? "Settings"} back={{ href: "/admin/settings", name: "Settings" }}>
        <Link
          href={`/admin/audit?${history}`}
          prefetch={false}
          className="mr-2 underline decoration-line-2 underline-offset-4 last:mr-0"
        >
          History
        </Link>
        {act}
      </PageHead>
      {children}
    </>
  );
}
