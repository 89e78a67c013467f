import { ago, fullTime, type Here, shortTime } from "../format";

/** A time as people say it, with the exact one for machines and for whoever points at it. */
export function Time({
  at,
  here,
  as = "ago",
}: {
  readonly at: string;
  readonly here: Here;
  readonly as?: "ago" | "short" | "full";
}) {
  const full = fullTime(at, here);
  const shown = as === "full" ? full : as === "short" ? shortTime(at, here) : ago(at, here);
  return (
    <time dateTime={at} title={full} className="whitespace-nowrap">
      {shown}
    </time>
  );
}
