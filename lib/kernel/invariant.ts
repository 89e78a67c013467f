/**
 * Thrown when the code itself is wrong: never for anything a caller can cause.
 * Doors translate it to a bare 500; what it says goes to the log only.
 */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Asserts what must be true if our own code is right. The message says which promise was broken. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new InvariantError(promise);
}

/** Marks a branch the type system knows cannot be reached; compiles only if every case was handled. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected value ${JSON.stringify(value)}`);
}
