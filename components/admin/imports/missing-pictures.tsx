import Link from "next/link";
import type { ImportPictures } from "@/lib/views/contract";
import { count, many } from "../format";
import { Progress } from "../parts/progress";

interface PicturesProps {
  readonly pictures: ImportPictures;
  /** How many pictures the file names, and how many of them had no file yet. */
  readonly named: number;
  readonly pending: number;
  readonly dryRun: boolean;
}

/** What became of the pictures, and each missing one by name with why and whose it is. */
export function MissingPictures({ pictures, named, pending, dryRun }: PicturesProps) {
  const { all, waiting, missing, missingCount } = pictures;
  if (named === 0) return <p className="text-ink-3">The file names none.</p>;
  if (dryRun)
    return (
      <p className="text-ink-2">
        {many(named, "picture")} named, {count(pending)} of them new. A dry run fetches none.
      </p>
    );
  return (
    <>
      {waiting > 0 ? (
        <Progress
          words={`${count(all - waiting)} of ${many(all, "picture")} fetched`}
          done={all - waiting}
          of={all}
        />
      ) : (
        <p className="text-ink-2">
          {all === 0
            ? `All ${count(named)} were here already.`
            : `${count(all - missingCount)} of ${many(all, "picture")} came in.`}
        </p>
      )}
      {missingCount > 0 && (
        <>
          <h3 className="mt-5 mb-1 font-medium">{many(missingCount, "picture")} missing</h3>
          <ul className="border-line border-t">
            {missing.map((picture) => (
              <li key={picture.id} className="border-line border-b py-2 [overflow-wrap:anywhere]">
                {picture.source}
                <span className="block text-ink-2">{picture.problem}</span>
                <Owners of={picture.products} />
              </li>
            ))}
          </ul>
          {missingCount > missing.length && (
            <p className="mt-2 text-ink-3">and {count(missingCount - missing.length)} more.</p>
          )}
        </>
      )}
    </>
  );
}

function Owners({ of }: { readonly of: ImportPictures["missing"][number]["products"] }) {
  return of.map((product) => (
    <Link
      key={product.id}
      href={`/admin/products/${product.id}`}
      prefetch={false}
      className="block text-ink-3 underline decoration-line-2 underline-offset-4 hover:decoration-accent"
    >
      {product.title}
    </Link>
  ));
}
