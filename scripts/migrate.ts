import pg from "pg";
import { markProduction } from "@/db/mark";
import { migrateDatabase } from "@/db/migrate";

/** Brings the database to this code's schema, as its owner where one is named. Run it before a new version serves. */
const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
if (!url) {
  process.stderr.write(
    "DATABASE_URL is not set: name the database to migrate (or DATABASE_OWNER_URL, who owns its tables).\n",
  );
  process.exit(1);
}
await migrateDatabase(url);
// Whoever migrates by this command runs a shop: the sandbox migrates by itself, and marks what it may touch first.
const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
client.on("error", () => {});
await client.connect();
await markProduction(client);
await client.end();
process.stdout.write("The database is up to date.\n");
