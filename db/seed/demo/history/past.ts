import { sql } from "drizzle-orm";
import { outboxDeliveries } from "@/db/schema/platform";
import type { Actor } from "@/lib/kernel/actor";
import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { transact } from "@/lib/platform/transact";
import { seededIds } from "../ids";
import { Rows } from "./rows";

/** Lets the shop's own verbs act in the past: at their time, as whoever did it, with ids that are the same in every run. */
export class Past {
  readonly #ctx: Ctx;
  readonly #listeners: (type: string) => readonly string[];
  #made: string[] = [];

  constructor(ctx: Ctx, listeners: (type: string) => readonly string[]) {
    this.#ctx = ctx;
    this.#listeners = listeners;
  }

  /** `name` is the act's own: no two may have the same at one instant. */
  as(actor: Actor, at: Date, name: string): Ctx {
    const ids = seededIds(at, `past ${name}`);
    const next = () => {
      const id = ids.next();
      this.#made.push(id);
      return id;
    };
    return { ...this.#ctx, actor, clock: fixedClock(at), ids: { next } };
  }

  /** Whoever listens to what was done has heard of it then: the worker finds nothing to do, and no mail leaves. */
  async settle(): Promise<void> {
    const { rows } = await this.#ctx.db.execute<{ id: string; type: string; at: Date | string }>(sql`
      SELECT id, type, occurred_at AS at FROM outbox_events WHERE id = ANY(${sql.param(this.#made)}::uuid[])
    `);
    this.#made = [];
    const done = new Rows([outboxDeliveries]);
    for (const { id, type, at } of rows)
      for (const handler of this.#listeners(type))
        done.add(outboxDeliveries, {
          eventId: id,
          handler,
          state: "done",
          attempts: 1,
          lastError: null,
          at: new Date(new Date(at).getTime() + 400),
        });
    await transact(this.#ctx, (tx) => done.write(tx));
  }
}
