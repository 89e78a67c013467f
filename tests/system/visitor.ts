import { randomUUID } from "node:crypto";
import type { CartView } from "@/lib/cart/contract";
import type { CheckoutView, CompletedView } from "@/lib/checkout/contract";
import { buyer } from "../factories";

/** One shopper with a browser's cookies and manners, speaking to the public doors over HTTP. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string };
  readonly headers: Headers;
}

export function visitor(url: string, origin: string) {
  const jar = new Map<string, string>();

  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    at = url,
  ): Promise<Answer<T>> {
    const response = await fetch(`${at}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(60_000),
      headers: {
        origin,
        "sec-fetch-site": "same-origin",
        ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const split = pair.indexOf("=");
      jar.set(pair.slice(0, split), pair.slice(split + 1));
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : { text }) as never,
      headers: response.headers,
    };
  }

  return {
    jar,
    call,
    add: (itemId: string, quantity = 1) =>
      call<CartView>("POST", "/api/v1/cart/lines", { lines: [{ item_id: itemId, quantity }] }),
    cart: () => call<CartView>("GET", "/api/v1/cart"),
    codes: (...codes: string[]) => call<CartView>("PUT", "/api/v1/cart/codes", { codes }),
    open: () => call<CheckoutView>("POST", "/api/v1/checkouts", {}),
    read: (checkout: string) => call<CheckoutView>("GET", `/api/v1/checkouts/${checkout}`),
    patch: (checkout: string, patch: Record<string, unknown>) =>
      call<CheckoutView>("PATCH", `/api/v1/checkouts/${checkout}`, patch),
    complete: (checkout: { id: string; fingerprint: string | null }, key: string = randomUUID(), at = url) =>
      call<CompletedView & { checkout?: CheckoutView }>(
        "POST",
        `/api/v1/checkouts/${checkout.id}/complete`,
        { fingerprint: checkout.fingerprint ?? undefined },
        { "idempotency-key": key },
        at,
      ),
    reopen: (checkout: string) => call<CheckoutView>("POST", `/api/v1/checkouts/${checkout}/reopen`, {}),
    /** From a filled cart to a checkout that is ready to be paid. */
    async toCheckout(email = buyer.email): Promise<CheckoutView> {
      const opened = await this.open();
      if (opened.status !== 201) throw new Error(`open: ${opened.status} ${JSON.stringify(opened.body)}`);
      const patched = await this.patch(opened.body.id, { ...buyer, email });
      if (patched.status !== 200) throw new Error(`patch: ${patched.status} ${JSON.stringify(patched.body)}`);
      return patched.body;
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** The Stripe session behind a payment page's address. */
export function sessionOf(completed: CompletedView): string {
  const id = /(cs_[A-Za-z0-9_]+)/.exec(completed.redirect_url)?.[1];
  if (!id) throw new Error(`no session in ${completed.redirect_url}`);
  return id;
}

/** Waits until something is true, asking often and not for ever. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | null | undefined>,
  ms = 15_000,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
