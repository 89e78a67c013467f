import http from "node:http";
import https from "node:https";
import type { Attempt } from "./delivery";

export interface Sender {
  /** Posts a signed body once; never throws, what went wrong is in the attempt. */
  send(url: string, body: string, signature: string): Promise<Omit<Attempt, "at">>;
  close(): void;
}

/** Sends over kept-alive connections; an endpoint that has not answered after `timeout` milliseconds has failed. */
export function createSender(timeout: number): Sender {
  const plain = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const secure = new https.Agent({ keepAlive: true, maxSockets: 64 });

  function post(url: URL, body: string, signature: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const inTheOpen = url.protocol === "http:";
      const options: http.RequestOptions = {
        method: "POST",
        agent: inTheOpen ? plain : secure,
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(body),
          "Cache-Control": "no-cache",
          "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          Accept: "*/*; q=0.5, application/xml",
          "Stripe-Signature": signature,
        },
      };
      const request = (inTheOpen ? http : https).request(url, options, (response) => {
        response.on("error", reject);
        response.on("end", () => resolve(response.statusCode ?? 0));
        response.resume();
      });
      // A limit on the whole exchange: an endpoint that answers byte by byte must not hold a place for ever.
      const limit = setTimeout(() => request.destroy(new Error(`no answer within ${timeout} ms`)), timeout);
      request.on("close", () => clearTimeout(limit));
      request.on("error", reject);
      request.end(body);
    });
  }

  return {
    async send(url, body, signature) {
      const began = performance.now();
      const took = (): number => Math.round(performance.now() - began);
      try {
        const status = await post(new URL(url), body, signature);
        const accepted = status >= 200 && status < 300;
        return { status, took: took(), error: accepted ? null : `answered ${status}` };
      } catch (error) {
        return { status: null, took: took(), error: error instanceof Error ? error.message : String(error) };
      }
    },
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}
