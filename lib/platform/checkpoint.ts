/**
 * Named steps on the road from "place order" to "mail sent". In the sandbox a test kills the process at one of them
 * (FAULT_STEP=name, or name:N for the Nth time it is passed) to prove what the next start makes of it.
 * Outside the sandbox `env` refuses FAULT_STEP, and this does nothing.
 */
export const steps = [
  "place.claimed",
  "place.locked",
  "place.reserved",
  "place.ordered",
  "place.committed",
  "place.session-made",
  "place.session-kept",
  "webhook.verified",
  "webhook.stored",
  "settle.locked",
  "settle.recorded",
  "settle.committed",
  "webhook.answered",
  "event.taken",
  "event.handled",
  "mail.rendered",
  "mail.sent",
  "mail.marked",
  "refund.requested",
  "refund.made",
  "refund.kept",
  "ship.committed",
  "reopen.expired",
] as const;
export type Step = (typeof steps)[number];

const [wanted, nth = "1"] = (process.env.FAULT_STEP ?? "").split(":");
let passed = 0;

export function checkpoint(step: Step): void {
  if (wanted !== step) return;
  passed += 1;
  // SIGKILL and not an exception: nothing may run after it, no finally, no flush.
  if (passed === Number(nth)) process.kill(process.pid, "SIGKILL");
}
