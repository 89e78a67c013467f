import type { Sandbox, WebhookQueue } from "../core";
import type { Attempt, Delivery } from "./delivery";
import { createSender } from "./send";
import { corruptHeader, signatureHeader } from "./signature";

export function createQueue(sandbox: Sandbox): WebhookQueue {
  const { webhookTimeout, webhookConcurrency, retrySchedule } = sandbox.options;
  const sender = createSender(webhookTimeout);
  let ready: string[][] = [];
  const underWay = new Set<Promise<unknown>>();
  /** Deliveries in the middle of an attempt; one can be named twice, by its turn and by a request to send now. */
  const sending = new Set<string>();
  let watchers: (() => void)[] = [];
  let stopped = false;

  const paused = (): boolean => sandbox.tables.setting.get("webhooks")?.paused ?? false;

  function accept(deliveries: readonly Delivery[]): void {
    for (const { id, due } of deliveries) {
      if (due <= sandbox.clock.now()) ready.push([id]);
      else
        sandbox.clock.at(due, () => {
          ready.push([id]);
          wake();
        });
    }
    // Not within the call that made the event: its answer should not wait for the first delivery.
    if (deliveries.length > 0) setImmediate(wake);
  }

  function wake(): void {
    while (!stopped && !paused() && underWay.size < webhookConcurrency) {
      const chain = ready.shift();
      if (!chain) break;
      track(sendAll(chain));
    }
    if (underWay.size === 0 && (ready.length === 0 || paused())) {
      for (const watcher of watchers) watcher();
      watchers = [];
    }
  }

  function track(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => sandbox.options.log(`a delivery failed: ${String(error)}`))
      .finally(() => {
        underWay.delete(tracked);
        wake();
      });
    underWay.add(tracked);
  }

  async function sendAll(ids: readonly string[]): Promise<Delivery[]> {
    const ended: Delivery[] = [];
    for (const id of ids) {
      const delivery = sandbox.tables.delivery.get(id);
      const open = delivery?.state === "waiting" || delivery?.state === "held";
      if (!delivery || !open || sending.has(id)) continue;
      sending.add(id);
      ended.push(await attempt(delivery).finally(() => sending.delete(id)));
    }
    return ended;
  }

  async function attempt(delivery: Delivery): Promise<Delivery> {
    const event = sandbox.tables.event.get(delivery.event);
    const endpoint = sandbox.tables.endpoint.get(delivery.endpoint);
    if (!event || !endpoint) return settle(delivery, null);
    // Indented as Stripe writes it: a receiver that verifies a re-serialized body is found out here.
    const body = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
    const at = sandbox.clock.now();
    const bend = delivery.attempts.length === 0 ? delivery.signature : null;
    const timestamp = Math.floor(at / 1000) - (bend?.age ?? 0);
    const header = (bend?.corrupt ? corruptHeader : signatureHeader)(body, endpoint.secret, timestamp);
    const outcome = await sender.send(endpoint.url, body, header);
    return settle(delivery, { at, ...outcome });
  }

  /** Writes how an attempt ended and when the next is due; null when event or endpoint are gone. */
  function settle(before: Delivery, made: Attempt | null): Delivery {
    const attempts = made ? [...before.attempts, made] : before.attempts;
    const wait = retrySchedule[attempts.length - 1];
    let after: Delivery = { ...before, attempts, state: "failed" };
    if (made?.error === null) after = { ...before, attempts, state: "delivered" };
    else if (made && wait !== undefined)
      after = { ...before, attempts, state: "waiting", due: sandbox.clock.now() + wait };
    // After a reset the row is gone, and must stay gone.
    if (stopped || !sandbox.tables.delivery.get(before.id)) return after;
    sandbox.commit(null, (tx) => tx.put("delivery", after));
    if (after.state === "waiting") accept([after]);
    return after;
  }

  return {
    accept,
    wake,
    chain(ids) {
      ready.push([...ids]);
      wake();
    },
    sendNow(ids) {
      const work = Promise.all(ids.map((id) => sendAll([id]))).then((ended) => ended.flat());
      track(work);
      return work;
    },
    idle() {
      return new Promise((resolve) => {
        watchers.push(resolve);
        setImmediate(wake);
      });
    },
    clear() {
      ready = [];
    },
    async stop() {
      stopped = true;
      ready = [];
      sender.close();
      await Promise.allSettled(underWay);
    },
  };
}
