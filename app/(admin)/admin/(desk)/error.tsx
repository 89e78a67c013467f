"use client";
import { Empty } from "@/components/admin/parts/empty";

/** A page that could not be made. What went wrong stands in the log under the digest, and nowhere else. */
export default function DeskError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <div role="alert">
      <Empty title="This page could not be shown.">
        <p>
          Something went wrong on our side{error.digest ? ` (${error.digest})` : ""}. Nothing was changed by
          it.
        </p>
        <button type="button" className="btn mt-4" onClick={reset}>
          Try again
        </button>
      </Empty>
    </div>
  );
}
