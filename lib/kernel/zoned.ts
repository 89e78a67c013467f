/** The calendar day of an instant somewhere: 2026-03-02. */
export function dayOf(at: Date, timeZone: string): string {
  return localOf(at, timeZone).slice(0, 10);
}

/** The wall clock of an instant somewhere, to the minute, as `<input type="datetime-local">` writes it: 2026-03-02T09:30. */
export function localOf(at: Date, timeZone: string): string {
  const part = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/**
 * The instant at which a wall clock somewhere shows this, or null when it is no such time. Of an hour that comes twice
 * the first is meant; one that is left out in spring is read as if the clock had not been put on yet.
 */
export function instantOf(local: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null;
  const offset = (at: number) => Date.parse(`${localOf(new Date(at), timeZone)}:00Z`) - at;
  const before = asUtc - offset(asUtc - 86_400_000);
  const after = asUtc - offset(asUtc + 86_400_000);
  for (const guess of [before, after]) if (guess + offset(guess) === asUtc) return new Date(guess);
  return new Date(before);
}

/** The day `count` days after a day. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}
