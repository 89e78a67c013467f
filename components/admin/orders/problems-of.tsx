import Link from "next/link";
import { problemWords } from "../problem-words";

/** What is open about an order, before anything else on its page. */
export function ProblemsOf({
  problems,
  mayRead,
}: {
  readonly problems: readonly { readonly id: string; readonly kind: string }[];
  readonly mayRead: boolean;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className="mb-6 flex flex-col gap-1 border-bad border-l-2 pl-4">
      {problems.map((problem) => {
        const { title } = problemWords({ kind: problem.kind, detail: {}, subject: "" });
        return (
          <li key={problem.id}>
            {mayRead ? (
              <Link
                href={`/admin/problems#${problem.id}`}
                className="font-medium underline underline-offset-4"
              >
                {title}
              </Link>
            ) : (
              <span className="font-medium">{title}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
