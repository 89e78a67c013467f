import type { Sandbox, Tx, WebhookQueue } from "./core";
import { createRequestLog } from "./http/request-log";
import type { ResolvedOptions } from "./options";
import { resumeWaiting } from "./payments/resume";
import { commit } from "./store/commit";
import { openJournal } from "./store/journal";
import { emptyTables, type Kind } from "./store/rows";
import { sandboxClock } from "./time/clock";
import { newEndpoint, type WebhookEndpoint } from "./webhooks/endpoint";
import { createQueue } from "./webhooks/queue";

/** Loads the state and takes up what waited: expiries, delayed results, deliveries. */
export function createSandbox(options: ResolvedOptions, origin: string): Sandbox {
  const tables = emptyTables();
  const journal = openJournal(options.dataFile, tables);
  const clock = sandboxClock(options.now, (error) => options.log(`a timer failed: ${String(error)}`));
  clock.shift(tables.setting.get("clock")?.offset ?? 0);

  const sandbox: Omit<Sandbox, "webhooks"> & { webhooks?: WebhookQueue } = {
    options,
    tables,
    clock,
    requests: createRequestLog(options.keepRequests),
    inFlight: new Set(),
    origin,
    commit: (cause, work) => commit(whole, journal, cause, work),
    reset() {
      for (const kind of Object.keys(tables) as Kind[]) tables[kind].clear();
      clock.clear();
      clock.shift(0);
      whole.webhooks.clear();
      whole.requests.clear();
      whole.inFlight.clear();
      journal.wipe();
      whole.commit(null, configure);
    },
    async stop() {
      clock.stop();
      await whole.webhooks.stop();
      journal.close();
    },
  };
  const whole = sandbox as Sandbox;
  sandbox.webhooks = createQueue(whole);
  whole.commit(null, configure);
  resumeWaiting(whole);
  return whole;
}

/** Puts the endpoints and the delivery mode of the options in place. One that has moved takes what waits along. */
function configure(tx: Tx): void {
  const { webhooks } = tx.sandbox.options;
  for (const wanted of webhooks) {
    const endpoints = [...tx.tables.endpoint.oldestFirst()];
    const moved = ({ url, secret }: WebhookEndpoint) =>
      secret === wanted.secret && !webhooks.some((other) => other.url === url);
    const known = endpoints.find((endpoint) => endpoint.url === wanted.url) ?? endpoints.find(moved);
    tx.put("endpoint", { ...newEndpoint(wanted), ...(known ? { id: known.id } : {}) });
  }
  tx.put("setting", { id: "webhooks", paused: tx.sandbox.options.webhookDelivery === "on_demand" });
}
