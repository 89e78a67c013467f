import Link from "next/link";
import { PageHead } from "../parts/page-head";
import { type SectionPart, sections } from "./sections";

/** The head of a room of the settings, with the way to what was changed in it. */
export function SectionHead({ of, history }: { readonly of: SectionPart; readonly history: string }) {
  const section = sections.find(({ part }) => part === of);
  return (
    <PageHead title={section?.name ?? "Settings"} back={{ href: "/admin/settings", name: "Settings" }}>
      <Link
        href={`/admin/audit?${history}`}
        prefetch={false}
        className="underline decoration-line-2 underline-offset-4"
      >
        What was changed
      </Link>
    </PageHead>
  );
}
