"use client";
import { type ReactNode, useSyncExternalStore } from "react";
import type { OrderAct } from "@/lib/fulfilment/contract";
import { begin, runStore } from "../bulk/run";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { many } from "../format";
import { ChosenBar, useChosen } from "../rows/chooser";

/**
 * What can be done with the orders that are chosen: their packing lists, each on a sheet of its own, and for those who
 * may ship, all that is left of each sent off, or what is under way marked as arrived.
 */
export function OrderBar({ ships }: { readonly ships: boolean }) {
  const { chosen } = useChosen();
  const words = many(chosen.length, "order");
  return (
    <ChosenBar one="order">
      <a
        href={`/admin/orders/packing-lists?orders=${chosen.map(({ id }) => id).join(",")}`}
        target="_blank"
        rel="noreferrer"
        className="btn btn-first"
      >
        {/* Short on a phone, so that all stand in one row there. */}
        <span>
          Print<span className="max-sm:sr-only"> packing lists</span>
        </span>
        <span className="sr-only"> in a new tab</span>
      </a>
      {ships && (
        <>
          <ActPanel kind="ship" label="Ship" title={`Ship ${words}`} press={`Ship ${words}`}>
            <p>
              What is left of each order goes out in one parcel of its own, with the carrier that its delivery
              names. An order that cannot be shipped stays as it is, and says why.
            </p>
            <p>
              The parcels have no tracking number, and none can be added later: ship an order that has one
              from its own page.
            </p>
            <p>Each buyer is told by e-mail, so this cannot be undone.</p>
          </ActPanel>
          <ActPanel
            kind="deliver"
            label="Mark as delivered"
            title={`Mark ${words} as delivered`}
            press={`Mark ${words}`}
          >
            <p>Every parcel of theirs that is on its way is marked as arrived.</p>
            <p>Each buyer is told by e-mail, so this cannot be undone.</p>
          </ActPanel>
        </>
      )}
    </ChosenBar>
  );
}

/** Says what will happen before it is begun, since nothing of it can be taken back. */
function ActPanel({
  kind,
  label,
  title,
  press,
  children,
}: {
  readonly kind: OrderAct["kind"];
  readonly label: string;
  readonly title: string;
  readonly press: string;
  readonly children: ReactNode;
}) {
  const { chosen, set } = useChosen();
  const run = useSyncExternalStore(runStore.subscribe, runStore.now, runStore.onServer);
  return (
    <Panel label={label} title={title}>
      {(close) => (
        <div className="flex flex-col gap-4">
          <div className="flex flex-col gap-4 text-base">{children}</div>
          <Button
            className="btn btn-first self-start"
            off={run?.state === "running"}
            onClick={() => {
              close();
              if (begin({ kind }, "", chosen)) set([]);
            }}
            data-first=""
          >
            {press}
          </Button>
        </div>
      )}
    </Panel>
  );
}
