import type { PackingStanding } from "@/lib/views/contract";
import { Status } from "../parts/status";
import { packingStandingWords } from "../words";

/** Why an order or a line is no common one; what is late, in the colour of what is wrong. */
export function Standing({ of }: { readonly of: PackingStanding }) {
  return (
    <span className={of === "late" ? "font-medium text-bad" : undefined}>
      <Status of={packingStandingWords[of]} />
    </span>
  );
}
