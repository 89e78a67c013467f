import { isLiveKey } from "@/lib/env";
import { markEmptyDatabase } from "@/sandbox/database";

/** Writes the sandbox mark into an empty database, so that `npm start` may run on it. */
const words = {
  marked: "Marked: the sandbox may run on this database.",
  already: "It carries the mark already.",
  not_empty:
    "This database is not empty. The mark is written into empty ones only, so that no shop's data is ever reset.",
  production: "This database is marked as a shop's own. The sandbox does not touch it.",
} as const;

const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
if (!url) {
  process.stderr.write("DATABASE_URL is not set: name the empty database that the sandbox may use.\n");
  process.exit(1);
}
if (isLiveKey(process.env.STRIPE_SECRET_KEY)) {
  process.stderr.write(
    "A live Stripe key is set: no database is marked for the sandbox beside live money.\n",
  );
  process.exit(1);
}
const outcome = await markEmptyDatabase(url);
process.stdout.write(`${words[outcome]}\n`);
process.exit(outcome === "marked" || outcome === "already" ? 0 : 1);
