import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  cachedPolicy,
  dataPolicy,
  formsOf,
  framesOwn,
  inlineScripts,
  letterPolicy,
  noncePolicy,
} from "./content-policy.mjs";
import { isPerRequest } from "./per-request.mjs";

const root = join(import.meta.dirname, "../..");
const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `)) ?? "";

/** The address of every page under a folder of `app`, with a word for each parameter. */
function pagesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, "").split("/"))
    .map((parts) => parts.filter((part) => part && !part.startsWith("(")))
    .map((parts) => `/${parts.map((part) => (part.startsWith("[") ? "anything" : part)).join("/")}`);
}

describe("addresses that get a nonce", () => {
  it("are all pages about one person, and those of the desk", () => {
    const pages = [...pagesUnder("app/(personal)"), ...pagesUnder("app/(admin)")];
    expect(pages.length).toBeGreaterThan(25);
    expect(pages.filter((page) => !isPerRequest(page, new URLSearchParams()))).toEqual([]);
  });

  it.each([
    ["/search", "q=cup", true],
    ["/us/search", "", true],
    ["/c/kitchen", "sort=price", true],
    ["/us/c/kitchen/cups", "after=x", true],
    ["/collections/for-the-table", "sort=price", true],
    ["/us/collections/for-the-table", "", false],
    ["/admin", "", true],
    ["/admin/messages/x", "", true],
    ["/admin/messages/x/letter", "", false],
    ["/api/v1/docs", "", true],
    ["/c/kitchen", "", false],
    ["/c/kitchen", "utm_source=x", false],
    ["/", "sort=price", false],
    ["/p/cart", "", false],
    ["/cartoon", "", false],
    ["/api/v1/cart", "", false],
    ["/administration", "", false],
    ["/media/aa/bb", "", false],
  ])("%s?%s: %s", (path, query, expected) => {
    expect(isPerRequest(path, new URLSearchParams(query))).toBe(expected);
  });
});

describe("policies", () => {
  it("a nonce lets script in, and neither text in the page nor eval", () => {
    const policy = noncePolicy("AAAA");
    expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-AAAA'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    for (const name of ["default-src", "base-uri", "object-src", "frame-ancestors"])
      expect(directive(policy, name)).toBe(`${name} 'none'`);
    expect(directive(policy, "form-action")).toBe("form-action 'self'");
  });

  it("only a checkout's form may lead to the payment page", () => {
    const stripe = "https://checkout.stripe.com";
    delete process.env.STRIPE_API_URL;
    expect(formsOf("/checkout/abc")).toBe(stripe);
    expect(formsOf("/cart")).toBeUndefined();
    expect(directive(noncePolicy("A", { formsTo: stripe }), "form-action")).toBe(
      `form-action 'self' ${stripe}`,
    );
  });

  it("the desk alone shows frames, and its own; a letter in one may do nothing", () => {
    expect(["/admin", "/admin/messages/x", "/administration", "/cart"].map(framesOwn)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(directive(noncePolicy("A", { framesOwn: true }), "frame-src")).toBe("frame-src 'self'");
    for (const policy of [noncePolicy("A"), cachedPolicy(null), dataPolicy])
      expect(directive(policy, "frame-src")).toBe("frame-src 'none'");
    expect(letterPolicy).toMatch(/; sandbox$/);
    expect(letterPolicy).not.toMatch(/script-src|allow-|connect-src/);
    expect(directive(letterPolicy, "frame-ancestors")).toBe("frame-ancestors 'self'");
    expect(directive(letterPolicy, "form-action")).toBe("form-action 'none'");
  });

  it("a cached page's scripts are named by hash; without hashes inline script is all that is open", () => {
    expect(directive(cachedPolicy(["x="]), "script-src")).toBe("script-src 'self' 'sha256-x='");
    expect(directive(cachedPolicy(null), "script-src")).toBe("script-src 'self' 'unsafe-inline'");
    expect(directive(cachedPolicy(null), "default-src")).toBe("default-src 'none'");
    expect(dataPolicy).not.toContain("self");
  });

  it("hashes what a page runs: not what it loads, nor its data", () => {
    const html =
      '<script src="/a.js" async=""></script><script>one</script><script id="_R_">two</script>' +
      '<script type="application/ld+json">{"a":1}</script><script>one</script>';
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(inlineScripts(html)).toEqual([hash("one"), hash("two")]);
  });
});
