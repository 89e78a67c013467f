/** One call of the API, as tests count them. */
export interface LoggedRequest {
  id: string;
  /** Milliseconds of the sandbox clock. */
  at: number;
  method: string;
  path: string;
  operation: string | null;
  idempotency_key: string | null;
  /** Null when the call was never answered. */
  status: number | null;
  replayed: boolean;
  /** The effect of the fault that struck it. */
  fault: string | null;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Oldest first. */
  all(): LoggedRequest[];
  clear(): void;
}

/** A log that remembers the last calls only. */
export function createRequestLog(most: number): RequestLog {
  let kept: LoggedRequest[] = [];
  return {
    add(request) {
      kept.push(request);
      // Cut now and then rather than shifting the whole array at every call.
      if (kept.length >= most * 2) kept = kept.slice(-most);
    },
    all: () => kept.slice(-most),
    clear() {
      kept = [];
    },
  };
}
