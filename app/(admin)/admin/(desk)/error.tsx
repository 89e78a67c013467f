"use client";
import { Empty } from "@/components/admin/parts/empty";

/** A page that could not be made. What went wrong stands in the log under the digest, and nowhere else. */
export default function DeskError({
  error,
  retry,
}: {
  readonly error: Error & { digest?: string };
  /** Asks the server again; to reset alone would show the same fault once more. */
  readonly retry: () => void;
}) {
  return (
    <div role="alert">
      <Empty title="This page could not be shown.">
        <p>
          Something went wrong on our side{error.digest ? ` (${error.digest})` : ""}. Nothing was changed by
          it.
        </p>
        <button type="button" className="btn mt-4" onClick={() => retry()}>
          Try again
        </button>
      </Empty>
    </div>
  );
}
