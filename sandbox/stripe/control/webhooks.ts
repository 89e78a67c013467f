import { z } from "zod";
import type { Sandbox } from "../core";
import { number } from "../faults/fault";
import type { Delivery } from "../webhooks/delivery";
import { newEndpoint, wants } from "../webhooks/endpoint";
import { newDelivery } from "../webhooks/plan";
import { ControlRefusal, json } from "./refusal";
import { type ControlRoute, flag } from "./route";

const endpointBody = z.strictObject({
  url: z.url(),
  secret: z.string().min(1),
  enabled_events: z.array(z.string()).min(1).optional(),
});

const resendBody = z.strictObject({
  times: number.pipe(z.int().min(1).max(1000)).default(1),
  /** Later: seconds from now, or Unix seconds, by the sandbox's clock. */
  delay_seconds: number.optional(),
  at: number.optional(),
  /** Only to this endpoint. */
  endpoint: z.string().optional(),
});

/** Which of the deliveries that wait; all when nothing is said. */
const deliverBody = z.strictObject({
  events: z.array(z.string()).optional(),
  types: z.array(z.string()).optional(),
  /** Newest first instead of oldest first. */
  reverse: flag.optional(),
  limit: number.optional(),
});

export const webhookControls: ControlRoute[] = [
  {
    method: "GET",
    path: "/_sandbox/webhooks",
    run({ sandbox }) {
      const endpoints = [...sandbox.tables.endpoint.oldestFirst()];
      return json({ paused: sandbox.tables.setting.get("webhooks")?.paused ?? false, endpoints });
    },
  },
  {
    method: "POST",
    path: "/_sandbox/webhooks",
    run({ sandbox, body }) {
      const endpoint = newEndpoint(endpointBody.parse(body));
      sandbox.commit(null, (tx) => tx.put("endpoint", endpoint));
      return json(endpoint, 201);
    },
  },
  {
    method: "DELETE",
    path: "/_sandbox/webhooks/:id",
    run({ sandbox, id }) {
      if (!sandbox.tables.endpoint.get(id)) throw new ControlRefusal(404, "no such endpoint");
      sandbox.commit(null, (tx) => tx.remove("endpoint", id));
      return json({ deleted: id });
    },
  },
  { method: "POST", path: "/_sandbox/webhooks/pause", run: ({ sandbox }) => pause(sandbox, true) },
  { method: "POST", path: "/_sandbox/webhooks/resume", run: ({ sandbox }) => pause(sandbox, false) },
  {
    method: "POST",
    path: "/_sandbox/webhooks/deliver",
    async run({ sandbox, body }) {
      const wish = deliverBody.parse(body);
      const waiting = [...sandbox.tables.delivery.oldestFirst()].filter(
        ({ state, event, type }) =>
          (state === "waiting" || state === "held") &&
          (wish.events?.includes(event) ?? true) &&
          (wish.types?.includes(type) ?? true),
      );
      const ordered = (wish.reverse ? waiting.reverse() : waiting).slice(0, wish.limit);
      const sent: Delivery[] = [];
      for (const { id } of ordered) sent.push(...(await sandbox.webhooks.sendNow([id])));
      return json({ deliveries: sent });
    },
  },
  {
    method: "POST",
    path: "/_sandbox/webhooks/idle",
    async run({ sandbox }) {
      await sandbox.webhooks.idle();
      return json({ idle: true });
    },
  },
  {
    method: "GET",
    path: "/_sandbox/deliveries",
    run({ sandbox, query }) {
      const event = query.get("event");
      const state = query.get("state");
      const deliveries = [...sandbox.tables.delivery.oldestFirst()].filter(
        (delivery) =>
          (event === null || delivery.event === event) && (state === null || delivery.state === state),
      );
      return json({ deliveries: deliveries.slice(-1000) });
    },
  },
  {
    method: "POST",
    path: "/_sandbox/events/:id/resend",
    async run({ sandbox, id, body }) {
      const wish = resendBody.parse(body);
      const planned = planResend(sandbox, id, wish);
      const ids = planned.map((delivery) => delivery.id);
      // What is to be sent later has its timer; what is due now is sent before the answer.
      if (planned.some(({ due }) => due > sandbox.clock.now())) return json({ deliveries: planned });
      return json({ deliveries: await sandbox.webhooks.sendNow(ids) });
    },
  },
];

function planResend(sandbox: Sandbox, id: string, wish: z.output<typeof resendBody>): Delivery[] {
  const event = sandbox.tables.event.get(id);
  if (!event) throw new ControlRefusal(404, "no such event");
  const now = sandbox.clock.now();
  const due = wish.at === undefined ? now + (wish.delay_seconds ?? 0) * 1000 : wish.at * 1000;
  const endpoints = [...sandbox.tables.endpoint.oldestFirst()].filter((endpoint) =>
    wish.endpoint === undefined ? wants(endpoint, event.type) : endpoint.id === wish.endpoint,
  );
  return sandbox.commit(null, (tx) =>
    endpoints.flatMap((endpoint) =>
      Array.from({ length: wish.times }, () => {
        const delivery = newDelivery(event, endpoint, due);
        tx.put("delivery", delivery);
        return delivery;
      }),
    ),
  );
}

function pause(sandbox: Sandbox, paused: boolean): ReturnType<typeof json> {
  sandbox.commit(null, (tx) => tx.put("setting", { id: "webhooks", paused }));
  if (!paused) sandbox.webhooks.wake();
  return json({ paused });
}
