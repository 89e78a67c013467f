import type { IncomingHttpHeaders } from "node:http";

/** A plain answer of the pages and the control API. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A request of the pages or the control API, read to its end. */
export interface DoorRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}
