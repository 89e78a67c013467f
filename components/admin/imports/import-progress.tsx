import type { ImportView } from "@/lib/imports/contract";
import { count } from "../format";
import { Progress } from "../parts/progress";

/** How far an import is. */
export function ImportProgress({ of }: { readonly of: Pick<ImportView, "state" | "rows" | "done"> }) {
  const words =
    of.state === "waiting"
      ? "Waiting for its turn: one file is read after the other."
      : `${count(of.done)} of ${count(of.rows)} rows`;
  const isCounted = of.state === "running" && of.rows > 0;
  return (
    <div className="mb-8 max-w-[40rem]">
      <Progress words={words} done={of.done} of={isCounted ? of.rows : null} />
    </div>
  );
}
