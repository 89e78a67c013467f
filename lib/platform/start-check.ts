import { readMark } from "@/db/mark";
import { parseEnv } from "@/lib/env";
import { database } from "./runtime";

/**
 * Why this process must not serve, as a sentence, or null: a broken environment, or a database that belongs to the
 * other side (the sandbox beside a shop's database, or a shop on one that the sandbox has seeded and may reset).
 */
export async function refusalToStart(): Promise<string | null> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) return parsed.sentence;
  const mark = await readMark(database().pool).catch(() => "unreachable" as const);
  // A database that is not there yet is waited for, not refused: it may be starting.
  if (mark === "unreachable") return null;
  if (parsed.env.CARTWRIGHT_SANDBOX && mark !== "sandbox")
    return "This is the sandbox, and the database does not carry its mark. Nothing of the sandbox runs on a shop's database.";
  if (!parsed.env.CARTWRIGHT_SANDBOX && mark === "sandbox")
    return "This database was made by the sandbox: it has demo staff and may be reset. A shop needs one of its own.";
  return null;
}
