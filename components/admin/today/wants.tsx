import Link from "next/link";
import type { DeskProblem } from "@/lib/views/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { deadlineWords, problemWords } from "../problem-words";

/** The newest problems, each a way to what can be done about it. */
export function Wants({
  problems,
  here,
}: {
  readonly problems: readonly DeskProblem[];
  readonly here: Here;
}) {
  if (problems.length === 0) return <p className="text-ink-3">Nothing needs a decision.</p>;
  return (
    <ul>
      {problems.map((problem) => {
        const { title, known } = problemWords(problem);
        const deadline = deadlineWords(problem, here);
        return (
          <li key={problem.id} className="border-line border-b pb-3 [&+li]:pt-3">
            <Link
              href={`/admin/problems#${problem.id}`}
              prefetch={false}
              className="font-semibold underline-offset-4 hover:underline"
            >
              {title}
              {problem.order && ` on ${problem.order.label}`}
            </Link>
            {deadline && <p className="text-bad">{deadline}</p>}
            {known && <p className="line-clamp-2 text-ink-2">{known}</p>}
            <p className="text-ink-3">
              Since <Time at={problem.openedAt} here={here} as="short" />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
