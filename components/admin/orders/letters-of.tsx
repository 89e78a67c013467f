import Link from "next/link";
import type { OrderLetter } from "@/lib/views/contract";
import { ago, type Here } from "../format";

const way = "font-medium underline underline-offset-4";

/** Messages about an order that wait for an answer, before anybody acts on it; who may not read them learns that there are. */
export function LettersOf({
  letters,
  order,
  here,
}: {
  readonly letters: readonly OrderLetter[];
  readonly order: string;
  readonly here: Here;
}) {
  if (letters.length === 0) return null;
  return (
    <ul className="mb-6 flex flex-col gap-1 border-warn border-l-2 bg-paper-2 px-3 py-2.5">
      {letters.map(({ id, at, said }) => (
        <li key={id}>
          {said ? (
            <>
              <Link href={`/admin/inquiries?order=${order}`} className={way}>
                <bdi>{said.name ?? "Somebody"}</bdi> wrote {ago(at, here)}
              </Link>
              {said.text && <>: {said.text}</>}
              {!said.isBuyers && <span className="text-ink-3"> (from another address than the order’s)</span>}
            </>
          ) : (
            <span className="font-medium">A message about this order, {ago(at, here)}, is not answered.</span>
          )}
        </li>
      ))}
    </ul>
  );
}
