import type { ImportView } from "@/lib/imports/contract";
import type { ImportPictures } from "@/lib/views/contract";
import { count, many } from "../format";
import { Progress } from "../parts/progress";

/** What became of the pictures that a file names, in numbers. */
export function PictureCount({
  of,
  pictures,
}: {
  readonly of: ImportView;
  readonly pictures: ImportPictures;
}) {
  const { all, waiting, missingCount } = pictures;
  const { pictures: named, pictures_pending: pending } = of.report;
  if (named === 0)
    return <p className="text-ink-3">{of.state === "done" ? "The file names none." : "None yet."}</p>;
  if (of.dryRun)
    return (
      <p className="text-ink-2">
        {many(named, "picture")} named, {count(pending)} of them new. A dry run fetches none.
      </p>
    );
  if (waiting > 0)
    return (
      <Progress
        words={`${count(all - waiting)} of ${many(all, "picture")} fetched`}
        done={all - waiting}
        of={all}
      />
    );
  if (all === 0) return <p className="text-ink-2">All {count(named)} were here already.</p>;
  return (
    <p className="text-ink-2">
      {count(all - missingCount)} of {many(all, "picture")} came in.
    </p>
  );
}
