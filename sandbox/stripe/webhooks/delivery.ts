/** One try to hand an event to an endpoint; times in milliseconds of the sandbox clock. */
export interface Attempt {
  at: number;
  /** The status of the answer, null when there was none. */
  status: number | null;
  took: number;
  error: string | null;
}

/** An event on its way to one endpoint. */
export interface Delivery {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  /** `held` waits for a reorder fault to let go, `dropped` was swallowed by a fault. */
  state: "waiting" | "held" | "delivered" | "failed" | "dropped";
  /** When the next attempt is due. */
  due: number;
  attempts: Attempt[];
  /** What is wrong with the signature of the first attempt. */
  signature: { corrupt: boolean; age: number } | null;
}

/** Whether the endpoint has not accepted it: what `pending_webhooks` counts. */
export const undelivered = (delivery: Delivery): boolean => delivery.state !== "delivered";
