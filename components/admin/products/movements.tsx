import Link from "next/link";
import type { DeskMovement } from "@/lib/views/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { actorName, movementWords } from "../words";

/** What moved on and off the shelf: how many, why, who. The history cannot be changed. */
export function Movements({
  movements,
  here,
}: {
  readonly movements: readonly DeskMovement[];
  readonly here: Here;
}) {
  if (movements.length === 0) return <p className="text-ink-3">Nothing has moved yet.</p>;
  return (
    <table className="ledger">
      <caption className="sr-only">Stock movements, newest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="max-sm:hidden">
            Variant
          </th>
          <th scope="col" className="max-md:hidden">
            Who
          </th>
          <th scope="col" className="max-sm:hidden">
            When
          </th>
          <th scope="col" className="figure">
            Units
          </th>
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => (
          <tr key={movement.id}>
            <th scope="row">
              {movementWords[movement.kind]}
              {movement.order && (
                <>
                  {" "}
                  <Link
                    href={`/admin/orders/${movement.order.id}`}
                    prefetch={false}
                    className="underline decoration-line-2 underline-offset-4 hover:decoration-accent"
                  >
                    {movement.order.label}
                  </Link>
                </>
              )}
              {movement.reason && movement.reason !== movementWords[movement.kind] && (
                <span className="text-ink-2"> · {movement.reason}</span>
              )}
              <span className="block text-ink-3 sm:hidden">
                {movement.variantTitle && `${movement.variantTitle} · `}
                <Time at={movement.at} here={here} />
              </span>
            </th>
            <td className="text-ink-2 max-sm:hidden">{movement.variantTitle || "–"}</td>
            <td className="text-ink-2 max-md:hidden">{actorName(movement.actor)}</td>
            <td className="text-ink-2 max-sm:hidden">
              <Time at={movement.at} here={here} as="short" />
            </td>
            <td className={`figure ${movement.delta < 0 ? "" : "text-good"}`}>
              {movement.delta < 0 ? "−" : "+"}
              {Math.abs(movement.delta)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
