import Link from "next/link";
import type { Permission } from "@/lib/auth/contract";
import type { DeskProblem } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import { type Here, many } from "../format";
import { Time } from "../parts/time";
import { deadlineWords, problemWords } from "../problem-words";
import { actorName } from "../words";
import { ResolvePanel, type ResolveValues } from "./resolve-panel";
import { TryAgain } from "./try-again";

interface ListProps {
  readonly problems: readonly DeskProblem[];
  readonly here: Here;
  readonly may: readonly Permission[];
  /** Null for those who may look only. */
  readonly resolve: Submit<ResolveValues> | null;
  readonly again: Submit<{ problem_id: string }> | null;
  readonly resend: Submit<{ message_id: string }, { messageId: string }> | null;
}

/** Problems with what is known, what to do next, and the buttons that do it. */
export function ProblemList({ problems, ...props }: ListProps) {
  return (
    <ul className="-mt-4">
      {problems.map((problem) => (
        <Problem key={problem.id} problem={problem} {...props} />
      ))}
    </ul>
  );
}

function Problem({
  problem,
  here,
  may,
  resolve,
  again,
  resend,
}: Omit<ListProps, "problems"> & { readonly problem: DeskProblem }) {
  const { title, known, todo, way } = problemWords(problem);
  const isOpen = problem.resolvedAt === null;
  const deadline = deadlineWords(problem, here);
  return (
    <li
      id={problem.id}
      className="scroll-mt-16 border-line border-b py-5 target:bg-paper-2 target:px-4 lg:grid lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-x-8"
    >
      <div className="max-w-[72ch]">
        <h2 className="font-semibold text-base">
          {isOpen && (
            <span aria-hidden className="mr-2 inline-block size-1.5 rounded-full bg-bad align-[0.14em]" />
          )}
          {title}
        </h2>
        {deadline && <p className="mt-1 font-medium text-bad">{deadline}</p>}
        {known && <p className="mt-1 text-ink-2">{known}</p>}
        {isOpen ? (
          <p className="mt-1.5">
            <span className="text-ink-3">Next: </span>
            {todo}
          </p>
        ) : (
          <p className="mt-1.5 whitespace-pre-wrap border-line border-l-2 pl-3">{problem.resolution}</p>
        )}
        <p className="mt-1.5 text-ink-3">
          <When problem={problem} here={here} />
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2 max-lg:mt-3">
        {isOpen && problem.atStripe && (
          <a href={problem.atStripe} target="_blank" rel="noreferrer" className="btn btn-first">
            Answer in Stripe
          </a>
        )}
        {problem.order && (
          <Link href={`/admin/orders/${problem.order.id}`} prefetch={false} className="btn">
            See {problem.order.label}
          </Link>
        )}
        {way && may.includes(way.needs) && (
          <Link href={way.href} prefetch={false} className="btn">
            {way.name}
          </Link>
        )}
        {isOpen && problem.kind === "message_failed" && resend && (
          <TryAgain
            label="Send it again"
            said="The e-mail is on its way"
            input={{ message_id: problem.subject }}
            act={resend}
          />
        )}
        {isOpen && problem.canTryAgain && again && (
          <TryAgain
            label="Try again"
            said="It is being tried again"
            input={{ problem_id: problem.id }}
            act={again}
          />
        )}
        {isOpen && resolve && <ResolvePanel problemId={problem.id} title={title} resolve={resolve} />}
      </div>
    </li>
  );
}

function When({ problem, here }: { readonly problem: DeskProblem; readonly here: Here }) {
  if (problem.resolvedAt !== null)
    return (
      <>
        Resolved{problem.resolvedBy && ` by ${actorName(problem.resolvedBy)}`},{" "}
        <Time at={problem.resolvedAt} here={here} /> · opened <Time at={problem.openedAt} here={here} />
      </>
    );
  return (
    <>
      Since <Time at={problem.openedAt} here={here} />
      {problem.seen > 1 && (
        <>
          {" "}
          · seen {many(problem.seen, "time")}, last <Time at={problem.lastSeenAt} here={here} />
        </>
      )}
    </>
  );
}
