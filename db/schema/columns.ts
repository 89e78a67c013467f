import { bigint, char, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** Columns that every table spells the same way. */
export const id = () => uuid().primaryKey();
/** An instant in UTC, to the millisecond, as JavaScript keeps it. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });
/** An amount in minor units. */
export const amount = () => bigint({ mode: "number" });
/** ISO 4217, upper case. */
export const currency = () => char({ length: 3 });
/** ISO 3166-1 alpha-2, upper case. */
export const country = () => char({ length: 2 });
export const position = () => integer().notNull().default(0);
