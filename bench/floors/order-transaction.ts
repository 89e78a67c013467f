import pg from "pg";
import { asSuperuser } from "@/sandbox/database";
import type { Ground } from "../store/ground";

const SCHEMA = `
  CREATE TABLE stock (id int PRIMARY KEY, on_hand int NOT NULL CHECK (on_hand >= 0));
  CREATE TABLE orders (id bigserial PRIMARY KEY, email text NOT NULL, total int NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE lines (id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, stock_id int NOT NULL, quantity int NOT NULL);
  CREATE TABLE payments (id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, amount int NOT NULL);
  INSERT INTO stock SELECT n, 1000000000 FROM generate_series(1, 3000) n;`;

/** The least that placing an order can be on this Postgres; measured beside the checkout. */
export interface OrderTransaction {
  /** Transactions a second from so many clients at once. */
  run(clients: number, forMs: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Two guarded stock updates, an order, two lines and a payment in one transaction of eight round trips, through the
 * same driver that the shop uses.
 */
export async function openOrderTransaction(ground: Ground, clients: number): Promise<OrderTransaction> {
  const name = "floor_orders";
  await asSuperuser(ground.postgres, (client) => client.query(`CREATE DATABASE ${name}`));
  const pool = new pg.Pool({ connectionString: ground.postgres.url(name), max: clients });
  pool.on("error", () => {});
  await pool.query(SCHEMA);
  return {
    async run(size, forMs) {
      const until = performance.now() + forMs;
      let placed = 0;
      const place = async () => {
        const client = await pool.connect();
        try {
          while (performance.now() < until) if (await placeOne(client)) placed += 1;
        } finally {
          client.release();
        }
      };
      await Promise.all(Array.from({ length: size }, place));
      return placed / (forMs / 1000);
    },
    async close() {
      await pool.end();
      await ground.drop(name);
    },
  };
}

async function placeOne(client: pg.PoolClient): Promise<boolean> {
  // In one order, so that two of them never wait for each other in a ring.
  const [first, second] = twoThings();
  await client.query("BEGIN");
  for (const thing of [first, second]) {
    const taken = await client.query(
      "UPDATE stock SET on_hand = on_hand - 1 WHERE id = $1 AND on_hand >= 1",
      [thing],
    );
    if (taken.rowCount !== 1) {
      await client.query("ROLLBACK");
      return false;
    }
  }
  const { rows } = await client.query("INSERT INTO orders (email, total) VALUES ($1, $2) RETURNING id", [
    "ines@example.com",
    4_200,
  ]);
  for (const thing of [first, second])
    await client.query("INSERT INTO lines (order_id, stock_id, quantity) VALUES ($1, $2, 1)", [
      rows[0].id,
      thing,
    ]);
  await client.query("INSERT INTO payments (order_id, amount) VALUES ($1, $2)", [rows[0].id, 4_200]);
  await client.query("COMMIT");
  return true;
}

function twoThings(): [number, number] {
  const one = 1 + Math.floor(Math.random() * 3_000);
  const other = 1 + ((one + Math.floor(Math.random() * 2_999)) % 3_000);
  return one < other ? [one, other] : [other, one];
}
