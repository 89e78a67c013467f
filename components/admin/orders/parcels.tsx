import type { ReactNode } from "react";
import type { DeskLine, DeskOrder, DeskParcel } from "@/lib/views/contract";
import type { Here } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { actorName } from "../words";

/** Every parcel that left, with what is in it. `arrived` is the button that says a parcel has come, where one may. */
export function Parcels({
  order,
  here,
  arrived,
}: {
  readonly order: DeskOrder;
  readonly here: Here;
  readonly arrived: (parcelId: string) => ReactNode;
}) {
  return (
    <ol className="border-line border-t">
      {order.parcels.map((parcel, index) => (
        <li
          key={parcel.id}
          className="flex flex-wrap justify-between gap-x-6 gap-y-2 border-line border-b py-3"
        >
          <div>
            <p className="font-medium">
              Parcel {index + 1}
              {parcel.carrier && ` · ${parcel.carrier}`}
            </p>
            <Tracking parcel={parcel} />
            <ul className="mt-1 text-ink-2">
              {parcel.lines.map(({ lineId, quantity }) => (
                <li key={lineId}>
                  {quantity} × {nameOf(order.lines, lineId)}
                </li>
              ))}
            </ul>
          </div>
          <div className="flex flex-col gap-1.5 sm:items-end">
            <Status
              of={
                parcel.deliveredAt ? { word: "Arrived", tone: "good" } : { word: "On its way", tone: "note" }
              }
            />
            <p className="text-ink-3">
              {parcel.deliveredAt ? (
                <>
                  arrived <Time at={parcel.deliveredAt} here={here} />
                </>
              ) : (
                <>
                  sent <Time at={parcel.shippedAt} here={here} /> by {actorName(parcel.actor)}
                </>
              )}
            </p>
            {!parcel.deliveredAt && arrived(parcel.id)}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Tracking({ parcel }: { readonly parcel: DeskParcel }) {
  const shown = parcel.trackingNumber ?? parcel.trackingUrl;
  if (!shown) return null;
  // Only addresses of the web ever became a link when the parcel was recorded; what is shown checks once more.
  const href = parcel.trackingUrl && /^https?:\/\//.test(parcel.trackingUrl) ? parcel.trackingUrl : null;
  return (
    <p className="text-ink-2">
      {href ? (
        <a href={href} target="_blank" rel="noreferrer noopener" className="underline underline-offset-4">
          {shown}
        </a>
      ) : (
        shown
      )}
    </p>
  );
}

function nameOf(lines: readonly DeskLine[], lineId: string): string {
  const line = lines.find((one) => one.id === lineId);
  return line ? [line.title, line.variantTitle].filter(Boolean).join(", ") : "a line of another order";
}
