"use client";
import { usePlace } from "../../ui/use-place";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

/** Says that a parcel arrived. */
export function ArrivedButton({
  parcelId,
  arrived,
}: {
  readonly parcelId: string;
  readonly arrived: Submit<{ shipment_id: string }>;
}) {
  const { send, pending, refusal } = useSubmit(arrived, { said: "The parcel has arrived" });
  const pressed = usePlace();
  return (
    <>
      <button
        ref={pressed}
        type="button"
        className="btn"
        aria-disabled={pending || undefined}
        onClick={() => void send({ shipment_id: parcelId })}
      >
        It has arrived
      </button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
