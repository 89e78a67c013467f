import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "@/tests/environment";
import { openDatabase } from "@/db/client";
import { seedCoupons } from "@/db/seed";
import { ensureDemoStaff } from "@/lib/auth";
import { folderStorage } from "@/lib/platform/storage";
import { ensureBuilt } from "@/sandbox/build";
import { asSuperuser } from "@/sandbox/database";

import { testCtx } from "@/tests/context";
import { cloneTemplate, startTestPostgres } from "@/tests/template";
import { openJourneyShop } from "./shop";

/** The database that every worker's shop is cloned from: the journeys' shop, seeded once a run. */
export const DEMO_TEMPLATE = "cartwright_demo";

/** One build, one Postgres, one seeded shop for all journeys. */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureBuilt(process.env);
  const home = join(tmpdir(), `cartwright-journeys-${process.pid}`);
  const media = join(home, "media");
  mkdirSync(media, { recursive: true });
  const postgres = await startTestPostgres("journeys");
  await cloneTemplate(postgres, DEMO_TEMPLATE);
  const database = openDatabase(postgres.url(DEMO_TEMPLATE, "cartwright"), { statementTimeout: 60_000 });
  const ctx = testCtx(database.db);
  await openJourneyShop(ctx, folderStorage(media));
  await seedCoupons(ctx);
  await ensureDemoStaff(ctx);
  await database.close();
  // A template may have no connections when it is cloned.
  await asSuperuser(postgres, (client) =>
    client.query(`ALTER DATABASE ${DEMO_TEMPLATE} WITH ALLOW_CONNECTIONS false`),
  );
  process.env.JOURNEY_POSTGRES_PORT = String(postgres.port);
  process.env.JOURNEY_MEDIA = media;
  return async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
