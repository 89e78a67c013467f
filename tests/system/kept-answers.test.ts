import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { editProduct } from "@/lib/catalog";
import { transact } from "@/lib/platform/transact";
import { type RawAnswer, rawGet } from "../raw-get";
import { type SystemShop, startSystem } from "./system";
import { until } from "./visitor";

/** Kept pages are given again without asking Next: the same answer, in fewer bytes, and never an old one. */
let system: SystemShop;
let path: string;
/** A page of its own for who comes rarely. */
let rare: string;
let productId: string;

beforeAll(async () => {
  system = await startSystem({ jobs: true });
  const sold = await system.shop.sells({ title: "Plain cup", stock: 5 });
  productId = sold.productId;
  path = `/p/${sold.handle}`;
  rare = `/p/${(await system.shop.sells({ title: "Rare cup", stock: 5 })).handle}`;
});
afterAll(() => system.stop());

const get = (headers?: Record<string, string>, method?: string, at = path) =>
  rawGet(`${system.urls[0]}${at}`, headers, method);

/** Only the server entry speaks Brotli: an answer in it did not come from Next. */
const kept = () => untilAnswer("br", { "accept-encoding": "gzip, br" });
const untilAnswer = (encoding: string, headers: Record<string, string>) =>
  until(`the page is given again in ${encoding}`, async () => {
    const answer = await get(headers);
    const isAgain = answer.headers["content-encoding"] === encoding && answer.headers["content-length"];
    return isAgain ? answer : null;
  });
const ofOneAnswer = ["date", "content-length", "content-encoding", "transfer-encoding", "vary"];
const lasting = ({ headers }: RawAnswer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneAnswer.includes(name)));

it("is the answer that Next gives, headers, policy and all", async () => {
  const again = await kept();
  const plain = await get();
  expect(brotliDecompressSync(again.body).equals(plain.body)).toBe(true);
  const next = await get({}, "GET", `${path}?from=elsewhere`);
  expect(lasting(again)).toEqual(lasting(next));
  expect(next.body.equals(plain.body)).toBe(true);
  expect(again.headers["content-security-policy"]).toMatch(/'sha256-/);
  expect(again.headers.vary).toMatch(/accept-encoding/i);
  expect(again.body.length).toBeLessThan(plain.body.length / 3);
});

it("goes to who takes gzip as gzip, to who takes neither as it is, and refuses nothing that was refused", async () => {
  await kept();
  // The page may be made anew between two askings: then both are asked again.
  await until("both are of one page", async () => {
    const plain = await get({ "accept-encoding": "br;q=0, identity" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const zipped = await untilAnswer("gzip", { "accept-encoding": "gzip, br;q=0" });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    return gunzipSync(zipped.body).equals(plain.body);
  });
});

it("goes out as small to who asks once in a while, when it is too old to be given again", async () => {
  const askedSeldom = async () => {
    // Longer than an answer is given again: Next is asked each time.
    await new Promise((done) => setTimeout(done, 2_100));
    const small = await get({ "accept-encoding": "gzip, br" }, "GET", rare);
    if (small.headers["content-encoding"] !== "br") return false;
    expect(small.headers["content-length"]).toBe(String(small.body.length));
    expect(small.headers.vary).toMatch(/accept-encoding/i);
    // The page may be made anew between two askings: then both are asked again.
    const plain = await get({}, "GET", `${rare}?from=elsewhere`);
    if (plain.headers.etag !== small.headers.etag) return false;
    expect(lasting(small)).toEqual(lasting(plain));
    return brotliDecompressSync(small.body).equals(plain.body);
  };
  await until("the rare page goes out in Brotli, as it is", askedSeldom, 60_000);
});

it("is not sent to who holds it already, and HEAD gets no body", async () => {
  const again = await kept();
  const etag = String(again.headers.etag);
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await get({ "accept-encoding": "br", "if-none-match": tag });
    expect([answer.status, answer.body.length], tag).toEqual([304, 0]);
  }
  expect((await get({ "accept-encoding": "br", "if-none-match": '"other"' })).status).toBe(200);
  const head = await get({ "accept-encoding": "br" }, "HEAD");
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
    200,
    0,
    String(again.body.length),
  ]);
});

it("is no answer to what asks for something else at the same address", async () => {
  await kept();
  const data = await get({ rsc: "1", "accept-encoding": "br" });
  expect(data.status === 307 || String(data.headers["content-type"]).includes("x-component")).toBe(true);
});

it("is never an old page after a new one was seen, though it is asked for all the time", async () => {
  for (const title of ["Second cup", "Third cup", "Fourth cup"]) {
    await kept();
    const seen: boolean[] = [];
    let over = false;
    const asking = [1, 2, 3, 4].map(async (one) => {
      const encoding = one % 2 ? "br" : "identity";
      while (!over) {
        const { headers, body } = await get({ "accept-encoding": encoding });
        const text = headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body;
        seen.push(text.includes(title));
      }
    });
    const edited = await transact(system.ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: null }, { title }),
    );
    expect(edited.ok).toBe(true);
    await until("the new title is seen", async () => seen.filter(Boolean).length > 200);
    over = true;
    await Promise.all(asking);
    // Four ask at once: an answer that was on its way may end after the first new one, none that began later.
    const first = seen.indexOf(true);
    expect(seen.slice(first + 4), title).not.toContain(false);
  }
});
