import type { Submit } from "../form/use-submit";
import { fullTime, type Here } from "../format";
import { taskWord } from "../words";
import { TryAgain } from "./try-again";

/** A job that failed and comes again by itself, as the page needs it. */
export interface Failing {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly error: string;
  readonly nextTryAt: string;
}

/** Work that failed and is tried again by itself; whoever has mended the cause need not wait for it. */
export function FailingJobs({
  jobs,
  here,
  now,
}: {
  readonly jobs: readonly Failing[];
  readonly here: Here;
  readonly now: Submit<{ job_id: string }> | null;
}) {
  return (
    <table className="ledger">
      <caption className="sr-only">Jobs that failed and are tried again</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="figure max-sm:hidden">
            Attempts
          </th>
          <th scope="col" className="max-md:hidden">
            Next attempt
          </th>
          {now && (
            <th scope="col">
              <span className="sr-only">Try now</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <th scope="row">
              <span className="font-medium">{taskWord(job.task)}</span>
              <span className="line-clamp-3 text-ink-2">{job.error}</span>
            </th>
            <td className="figure text-ink-2 max-sm:hidden">
              {job.attempts} of {job.maxAttempts}
            </td>
            <td className="whitespace-nowrap text-ink-2 max-md:hidden">{fullTime(job.nextTryAt, here)}</td>
            {now && (
              <td className="text-right">
                <TryAgain label="Try now" said="It is tried now" input={{ job_id: job.id }} act={now} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
