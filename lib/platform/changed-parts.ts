type Told = Readonly<Record<string, unknown>>;

/** Of what was and what is, the parts that differ, in the same shape; null when nothing does. Lists are one value. */
export function changedParts(
  before: Told,
  after: Told,
): { readonly before: Told; readonly after: Told } | null {
  const was: [string, unknown][] = [];
  const is: [string, unknown][] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [ownOf(before, name), ownOf(after, name)];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    const within = isTold(one) && isTold(other) ? changedParts(one, other) : null;
    if (one !== undefined) was.push([name, within ? within.before : one]);
    if (other !== undefined) is.push([name, within ? within.after : other]);
  }
  if (was.length + is.length === 0) return null;
  return { before: Object.fromEntries(was), after: Object.fromEntries(is) };
}

/** Names are what people typed: "constructor" is one too. */
function ownOf(told: Told, name: string): unknown {
  return Object.hasOwn(told, name) ? told[name] : undefined;
}

function isTold(value: unknown): value is Told {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
