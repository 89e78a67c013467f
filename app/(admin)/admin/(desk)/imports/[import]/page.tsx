import { notFound } from "next/navigation";
import { z } from "zod";
import { FetchPictures } from "@/components/admin/imports/fetch-pictures";
import { ImportNotesTable } from "@/components/admin/imports/import-notes";
import { ImportProgress } from "@/components/admin/imports/import-progress";
import { cameIn, importWord, reportFacts } from "@/components/admin/imports/import-words";
import { MissingPictures } from "@/components/admin/imports/missing-pictures";
import { PictureCount } from "@/components/admin/imports/picture-count";
import { SendPictures } from "@/components/admin/imports/send-pictures";
import { TakeIn } from "@/components/admin/imports/take-in";
import { Empty } from "@/components/admin/parts/empty";
import { Facts } from "@/components/admin/parts/facts";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Status } from "@/components/admin/parts/status";
import { Tabs } from "@/components/admin/parts/tabs";
import { Time } from "@/components/admin/parts/time";
import { Watch } from "@/components/admin/parts/watch";
import { actorName } from "@/components/admin/words";
import {
  type ImportDetail,
  type ImportNotes,
  importById,
  importNotes,
  importNotesSchema,
} from "@/lib/imports";
import { importPictures } from "@/lib/views";
import { addressOf } from "../../../address-of";
import { type Desk, deskPage, idParam } from "../../../desk-page";
import { fetchPictures, takeChecked } from "../actions";

/** One import: how far it is, what came in, what is wrong in which row and column, which pictures are missing. */
export default deskPage(
  {
    permission: "imports.run",
    path: "/admin/imports",
    params: z.object({ import: idParam }),
    query: importNotesSchema,
  },
  async (desk, { params, query }) => {
    const [found, notes, pictures] = await Promise.all([
      importById(desk.ctx, params.import),
      importNotes(desk.ctx, params.import, query),
      importPictures(desk.ctx, params.import),
    ]);
    if (!found) notFound();
    const path = `/admin/imports/${found.id}`;
    const isMoving = found.state === "waiting" || found.state === "running";
    return (
      <>
        <PageHead
          title={found.fileName}
          back={{ href: "/admin/imports", name: "Imports" }}
          beside={<Status of={importWord(found)} />}
          under={<Origin of={found} desk={desk} />}
        >
          {found.fileKept && found.state === "done" && found.report.variants > 0 && (
            <TakeIn
              importId={found.id}
              fileName={found.fileName}
              cameIn={cameIn({ ...found, dryRun: false })}
              take={takeChecked}
            />
          )}
        </PageHead>
        <Watch
          live={isMoving || pictures.waiting > 0}
          said={isMoving || found.state === "failed" ? "The import has ended" : "The pictures are done"}
        />
        {isMoving && <ImportProgress of={found} />}
        {found.problem && <p className="mb-6 max-w-[65ch] border-bad border-l-2 pl-4">{found.problem}</p>}
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0">
            <Section title="Row by row">
              <Report of={found} notes={notes} only={query.only} path={path} />
              <Pager
                next={notes.next && addressOf(path, { only: query.only, after: notes.next })}
                first={query.after ? addressOf(path, { only: query.only }) : null}
              />
            </Section>
            {pictures.missingCount > 0 && (
              <Section
                title="Pictures missing"
                beside={<span className="text-ink-3">{pictures.missingCount}</span>}
              >
                <MissingPictures pictures={pictures} />
              </Section>
            )}
          </div>
          <div>
            {found.done > 0 && (
              <Section title={found.dryRun ? "What would come in" : "What came in"}>
                <Facts of={reportFacts(found)} />
              </Section>
            )}
            <Section title="Pictures">
              <PictureCount of={found} pictures={pictures} />
              {pictures.beside.length > 0 && <SendPictures importId={found.id} missing={pictures.beside} />}
              {pictures.canFetch > 0 && pictures.waiting === 0 && (
                <FetchPictures importId={found.id} count={pictures.canFetch} fetchPictures={fetchPictures} />
              )}
            </Section>
          </div>
        </div>
      </>
    );
  },
);

function Origin({ of, desk }: { readonly of: ImportDetail; readonly desk: Desk }) {
  return (
    <>
      {of.dryRun ? "Dry run, nothing was changed · prices" : "Prices"} in {of.currency} ·{" "}
      {actorName(of.actor)}, <Time at={of.startedAt} here={desk.here} as="full" />
    </>
  );
}

function Report({
  of,
  notes,
  only,
  path,
}: {
  readonly of: ImportDetail;
  readonly notes: ImportNotes;
  readonly only: "refused" | "warning" | undefined;
  readonly path: string;
}) {
  const { rows_refused: refused, warnings } = of.report;
  if (refused + warnings === 0 && notes.notes.length === 0)
    return (
      <Empty title={emptyTitle(of)}>
        {of.state === "done" && <p>Rows stand here that were refused, or taken in otherwise than written.</p>}
      </Empty>
    );
  return (
    <>
      <Tabs
        label="Which rows"
        here={addressOf(path, { only })}
        tabs={[
          { name: "All", href: path },
          { name: "Refused", href: addressOf(path, { only: "refused" }), count: refused },
          { name: "Warnings", href: addressOf(path, { only: "warning" }), count: warnings },
        ]}
      />
      {notes.notes.length > 0 ? (
        <ImportNotesTable notes={notes.notes} />
      ) : (
        <Empty title={only === "refused" ? "No row was refused." : "No row has a warning."} />
      )}
    </>
  );
}

function emptyTitle({ state }: ImportDetail): string {
  if (state === "done") return "Every row is fine.";
  return state === "failed" ? "No row was read." : "Nothing is wrong so far.";
}
