import { describe, expect, it } from "vitest";
import { problems } from "./problems";
import { refusalOf, refusals } from "./turn-away.mjs";

const ask = (method: string, url: string, headers: Record<string, string> = {}) =>
  refusalOf({ method, url, headers: { host: "shop.example", ...headers } });

describe("what is turned away before Next", () => {
  it("is said in the words of the one table", () => {
    for (const [code, refusal] of Object.entries(refusals)) expect(problems).toHaveProperty(code, refusal);
  });

  it("is a method that nothing here answers, and an address that cannot be read", () => {
    for (const method of ["TRACE", "CONNECT", "PROPFIND", "QUERY", ""])
      expect(ask(method, "/")).toBe("method_not_allowed");
    for (const url of ["/%", "/%ff", "/p/%e0%a4%a", "*", "http://evil.example/", ""])
      expect(ask("GET", url), url).toBe("bad_request");
    expect(ask("GET", "/_global-error")).toBe("not_found");
    for (const url of ["/", "/p/%E2%82%AC", "/search?q=%ff", "/_next/static/x.js"])
      expect(ask("GET", url), url).toBeNull();
  });

  it("is a file sent to a page; the API's doors judge for themselves", () => {
    const file = { "content-type": "Multipart/form-data; boundary=x" };
    expect(ask("POST", "/cart", file)).toBe("unsupported_media_type");
    expect(ask("POST", "/api/v1/cart/lines", file)).toBeNull();
  });

  it("is an action from elsewhere, of another type, or too long", () => {
    const good = { "next-action": "x", "content-type": "text/plain;charset=UTF-8", "content-length": "2" };
    const action = (headers: Record<string, string> = {}) => ask("POST", "/admin", { ...good, ...headers });
    expect(action()).toBeNull();
    expect(action({ origin: "https://shop.example" })).toBeNull();
    expect(action({ origin: "https://a.example", "x-forwarded-host": "a.example, b" })).toBeNull();
    for (const origin of ["https://evil.example", "null", "junk", ""])
      expect(action({ origin }), origin).toBe("cross_site");
    expect(action({ "content-type": "multipart/form-data; boundary=x" })).toBe("unsupported_media_type");
    expect(action({ "content-length": "1048577" })).toBe("too_large");
  });
});
