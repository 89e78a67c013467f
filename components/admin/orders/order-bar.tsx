"use client";
import { ChosenBar, useChosen } from "../rows/chooser";

/** What can be done with the orders that are chosen: their packing lists, each on a sheet of its own. */
export function OrderBar() {
  const { chosen } = useChosen();
  return (
    <ChosenBar one="order">
      <a
        href={`/admin/orders/packing-lists?orders=${chosen.map(({ id }) => id).join(",")}`}
        target="_blank"
        rel="noreferrer"
        className="btn btn-first"
      >
        Print packing lists
        <span className="sr-only"> in a new tab</span>
      </a>
    </ChosenBar>
  );
}
