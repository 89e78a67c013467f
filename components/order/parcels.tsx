import type { OrderView } from "@/lib/views/contract";

interface ParcelsProps {
  readonly order: OrderView;
  readonly moment: Intl.DateTimeFormat;
}

/** What has left, in which parcel, and where to track it. */
export function Parcels({ order, moment }: ParcelsProps) {
  return (
    <section aria-labelledby="parcels">
      <h2 id="parcels" className="headline mb-4 text-2">
        {order.shipments.length === 1 ? "Your parcel" : "Your parcels"}
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {order.shipments.map((parcel) => (
          <li key={parcel.id} className="py-4">
            <p>
              {parcel.deliveredAt
                ? `Delivered ${moment.format(parcel.deliveredAt)}`
                : `Sent ${moment.format(parcel.shippedAt)}${parcel.carrier ? ` with ${parcel.carrier}` : ""}`}
            </p>
            <p className="mt-1 text-small text-ink-2">
              {parcel.lines
                .map(({ lineId, quantity }) => {
                  const line = order.lines.find((one) => one.id === lineId);
                  return `${quantity} × ${line?.title ?? ""}`;
                })
                .join(", ")}
            </p>
            {parcel.trackingNumber && (
              <p className="mt-1 text-small break-all">
                {parcel.trackingUrl ? (
                  <a href={parcel.trackingUrl} rel="noreferrer" className="link">
                    Track {parcel.trackingNumber}
                  </a>
                ) : (
                  `Tracking number ${parcel.trackingNumber}`
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
