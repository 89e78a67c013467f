/**
 * Who caused a change. It is written with every movement, transition and audit row.
 * `principal` is stable and never empty: a session, a customer, a staff member, an API key, a job.
 */
export type Actor =
  | { readonly kind: "shopper"; readonly principal: string; readonly customerId: string | null }
  | { readonly kind: "staff"; readonly principal: string; readonly staffId: string; readonly name: string }
  | { readonly kind: "agent"; readonly principal: string }
  | { readonly kind: "system"; readonly principal: string };

/** The actor of timers, jobs, webhooks and commands; `what` names which one. */
export function system(what: string): Actor {
  return { kind: "system", principal: `system:${what}` };
}

export function shopper(principal: string, customerId: string | null = null): Actor {
  return { kind: "shopper", principal, customerId };
}
