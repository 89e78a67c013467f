import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { arrangeCollection, createCollection, editProduct } from "@/lib/catalog";
import { savePage } from "@/lib/content";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { must } from "../must";
import { type SystemShop, startSystem } from "./system";

/** What the shop tells machines that read the web: what there is, where, and in which languages. */
let system: SystemShop;
let made: ReadonlyMap<string, { readonly productId: string }>;
beforeAll(async () => {
  system = await startSystem({ jobs: true });
  const { ctx } = system;
  const story = await openStory(ctx);
  const [cups] = await categoriesOf(story, ["Table", "Cups"], ["Nothing"]);
  const here = productDraft(story, "only-here", { categoryIds: [cups!] });
  made = await takeWithStock(story, [
    productDraft(story, "cup", { categoryIds: [cups!] }),
    productDraft(story, "pot"),
    productDraft(story, "not-yet", { status: "draft" }),
    {
      ...here,
      variants: here.variants!.map((one) => ({ ...one, prices: one.prices!.slice(0, 1) })),
    },
  ]);
  await transact(ctx, async (tx) => {
    const { id } = must(await createCollection(tx, { title: "For tea" }));
    await arrangeCollection(tx, id, [made.get("cup")!.productId]);
    await savePage(tx, { handle: "delivery", title: "Delivery", body: [], menu: "help" });
    await savePage(tx, { handle: "quiet", title: "Quiet", body: [] });
  });
  await refreshListings(
    ctx,
    [...made.values()].map((one) => one.productId),
  );
});
afterAll(() => system.stop());

const origin = () => system.env.SHOP_URL!;
const get = (address: string) => fetch(address.replace(origin(), system.urls[0]!), { redirect: "manual" });

async function read(address: string): Promise<string> {
  const answer = await get(address);
  expect([address, answer.status, answer.headers.get("content-type")]).toEqual([
    address,
    200,
    "application/xml; charset=utf-8",
  ]);
  return answer.text();
}

const all = (text: string, what: RegExp) => [...text.matchAll(what)].map((found) => found[1]!);

interface Told {
  readonly languages: Readonly<Record<string, string>>;
  readonly changedAt: string | null;
}

/** Every address of every file, with what is said of it. */
async function walked(): Promise<ReadonlyMap<string, Told>> {
  const files = all(await read(`${origin()}/sitemap.xml`), /<loc>([^<]+)<\/loc>/g);
  const told = new Map<string, Told>();
  for (const file of files) {
    for (const url of all(await read(file), /<url>(.*?)<\/url>/gs)) {
      const links = [...url.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)];
      told.set(/<loc>([^<]+)/.exec(url)![1]!, {
        languages: Object.fromEntries(links.map(([, language, href]) => [language, href])),
        changedAt: /<lastmod>([^<]+)/.exec(url)?.[1] ?? null,
      });
    }
  }
  return told;
}

/** What a page says of itself in its head. */
async function headOf(address: string) {
  const answer = await get(address);
  const html = await answer.text();
  const links = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)];
  return {
    status: answer.status,
    canonical: /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1],
    languages: Object.fromEntries(links.map(([, language, href]) => [language, href])),
    description: /<meta name="description" content="([^"]+)"/.exec(html)?.[1],
    robots: /<meta name="robots" content="([^"]+)"/.exec(html)?.[1],
  };
}

describe("the sitemap", () => {
  it("names every page that is on sale or to be read, in each market, and nothing else", async () => {
    const paths = [...(await walked()).keys()].map((address) => address.replace(origin(), "") || "/");
    const inEurope = [
      "/",
      "/collections",
      "/pages/delivery",
      "/pages/quiet",
      "/contact",
      "/c/table",
      "/c/table/cups",
      "/collections/for-tea",
      "/p/cup",
      "/p/pot",
      "/p/only-here",
    ];
    const elsewhere = inEurope
      .filter((path) => path !== "/contact" && path !== "/p/only-here")
      .map((path) => `/us${path === "/" ? "" : path}`);
    expect([...paths].sort()).toEqual([...inEurope, ...elsewhere].sort());
  });

  it("says of each page what the page says of itself", async () => {
    for (const [address, told] of await walked()) {
      const head = await headOf(address);
      expect([address, head.status], address).toEqual([address, 200]);
      expect(new URL(head.canonical ?? "", origin()).href, address).toBe(new URL(address).href);
      const absolute = (links: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(links).map(([name, href]) => [name, new URL(href, origin()).href]));
      expect(absolute(head.languages), address).toEqual(absolute(told.languages));
      expect(head.description, address).toBeTruthy();
      expect(head.robots ?? "index", address).not.toContain("noindex");
    }
  });

  it("points to the same thing in the other market only where it is sold", async () => {
    const told = await walked();
    expect(told.get(`${origin()}/us/p/cup`)?.languages).toEqual({
      "en-IE": `${origin()}/p/cup`,
      "en-US": `${origin()}/us/p/cup`,
      "x-default": `${origin()}/p/cup`,
    });
    expect(told.get(`${origin()}/p/only-here`)?.languages).toEqual({});
    expect(told.get(`${origin()}/p/cup`)?.changedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("follows the catalogue", async () => {
    expect([...(await walked()).keys()]).toContain(`${origin()}/p/pot`);
    const target = { productId: made.get("pot")!.productId, expectedVersion: null };
    await transact(system.ctx, async (tx) => {
      must(await editProduct(tx, target, { handle: "kettle" }));
    });
    for (let tries = 0; ; tries += 1) {
      const names = [...(await walked()).keys()];
      if (names.includes(`${origin()}/p/kettle`) && !names.includes(`${origin()}/p/pot`)) break;
      expect(tries).toBeLessThan(50);
      await new Promise((next) => setTimeout(next, 200));
    }
  });

  it("has no file that nobody named", async () => {
    for (const path of [
      "/sitemaps/eu/products-2.xml",
      "/sitemaps/eu/products-0.xml",
      "/sitemaps/eu/none.xml",
      "/sitemaps/none/pages.xml",
    ])
      expect([path, (await get(`${origin()}${path}`)).status]).toEqual([path, 404]);
  });
});

it("a page that is not there says so in its title", async () => {
  for (const path of ["/p/none", "/us/c/none", "/pages/none", "/order/none", "/no/such/page"]) {
    const answer = await get(`${origin()}${path}`);
    const title = /<title>([^<]*)/.exec(await answer.text())?.[1];
    expect([path, answer.status, title], path).toEqual([path, 404, expect.stringMatching(/^Not found/)]);
  }
});

describe("robots.txt", () => {
  it("lets the shop be read, keeps off what is one person's, and names the sitemap", async () => {
    const answer = await get(`${origin()}/robots.txt`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    const lines = (await answer.text()).split("\n");
    for (const path of ["/cart", "/checkout", "/account", "/order", "/admin", "/api/"])
      expect(lines).toContain(`Disallow: ${path}`);
    expect(lines).toContain(`Sitemap: ${origin()}/sitemap.xml`);
    const shut = lines.flatMap((line) => /^Disallow: (\/[\w/-]+)$/.exec(line)?.[1] ?? []);
    for (const address of (await walked()).keys()) {
      const path = address.replace(origin(), "");
      expect(
        shut.filter((prefix) => path.startsWith(prefix)),
        path,
      ).toEqual([]);
    }
  });
});
