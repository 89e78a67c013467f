import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days } from "@/lib/kernel/clock";
import { type CategoryNode, categoryTree, movedPaths, subtree, trail } from "./category-tree";
import { plainOf, sanitizeDescription, textOf } from "./description";
import { namesOf, pathOf } from "./ensure-categories";
import { freeHandle, handleOf, handleShape } from "./handle";
import { alignOptions, optionKey, sameWord, variantTitle } from "./option-key";
import { amountAt, lowestPrior, type PricePeriod } from "./price-history";

describe("a handle", () => {
  test.each([
    ["Crème & Sugar Bowl", "creme-sugar-bowl"],
    ["Men's Tee", "mens-tee"],
    ["Straße Æther ŁÓDŹ", "strasse-aether-lodz"],
    ["--a  b--", "a-b"],
    ["ＦＵＬＬ", "full"],
  ])("of %s is %s", (name, handle) => expect(handleOf(name)).toBe(handle));

  test("fits an address for any name, always the same, also without a Latin letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const handle = handleOf(name);
        expect(handle).toMatch(handleShape);
        expect(handle.length).toBeLessThanOrEqual(120);
        expect(handleOf(name)).toBe(handle);
        expect(handleOf(handle)).toBe(handle);
      }),
    );
    expect(handleOf("日本")).not.toBe(handleOf("中国"));
  });

  test("that is taken gets the next number", () => {
    expect(freeHandle("cup", new Set())).toBe("cup");
    expect(freeHandle("cup", new Set(["cup", "cup-2", "cup-4"]))).toBe("cup-3");
  });
});

describe("options", () => {
  test("are the same whatever their case, width and spaces", () => {
    expect(optionKey([" xs ", "DARK  Blue"])).toBe(optionKey(["XS", "dark blue"]));
    expect(sameWord("ＸＳ")).toBe("xs");
    expect(variantTitle([" XS ", "Black"])).toBe("XS / Black");
  });

  test("values cannot be read as others: the key is unambiguous", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 3 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (a, b) => {
          const same = a.length === b.length && a.every((value, n) => sameWord(value) === sameWord(b[n]!));
          expect(optionKey(a) === optionKey(b)).toBe(same);
        },
      ),
    );
  });

  test("in another order are the same options; other names are renamed in their place", () => {
    expect(alignOptions(["Size", "Colour"], ["colour", "size"])).toEqual([1, 0]);
    expect(alignOptions(["Size", "Colour"], ["Size", "Color"])).toEqual([0, 1]);
    expect(alignOptions(["Size"], ["Size", "Colour"])).toEqual([0, 1]);
  });
});

describe("a description", () => {
  test("keeps its structure and loses whatever could run", () => {
    const dirty = `<h1>T</h1><p style="x" onmouseover="y">a <b>b</b></p><ul><li>c</li></ul><a href="https://x.example">l</a>
      <a href="javascript:alert(1)">j</a><a href="//evil.example">r</a><svg onload=alert(1)><script>x</script></svg><form><input></form>`;
    const clean = sanitizeDescription(dirty);
    expect(clean).toContain("<h2>T</h2><p>a <b>b</b></p><ul><li>c</li></ul>");
    expect(clean).toContain('<a href="https://x.example">l</a>');
    expect(clean).not.toMatch(/script|javascript|style|onmouse|onload|svg|form|input|evil/);
  });

  test("is the same when it is cleaned again, for any text", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((inner) => `<p>${inner}</p><div><i>x`),
      fc.constantFrom("<<b>>", "<a href=\"x'><img", "&amp;lt;script&gt;"),
    );
    fc.assert(
      fc.property(text, (html) => {
        const once = sanitizeDescription(html);
        expect(sanitizeDescription(once)).toBe(once);
        expect(once).not.toMatch(/<script|<img|<iframe|\son\w+=/i);
      }),
      { examples: [["<p><A</p><div><i>x"]], numRuns: 400 },
    );
  });

  test("as text has its blocks apart and its entities as signs", () => {
    expect(textOf("<p>Warm &amp; dry</p><ul><li>a</li><li>b</li></ul>", 100)).toBe("Warm & dry a b");
    expect(plainOf("EverCool&trade; Tee &lt;3 &#39;x&#39; <b>")).toBe("EverCool™ Tee <3 'x' <b>");
  });
});

describe("categories", () => {
  const node = (id: string, parentId: string | null, path: string): CategoryNode => ({
    id,
    parentId,
    path,
    handle: path.split("/").at(-1)!,
    name: id,
    position: 0,
  });
  const tree = [
    node("men", null, "men"),
    node("tops", "men", "men/tops"),
    node("tees", "tops", "men/tops/tees"),
    node("sale", null, "sale"),
  ];

  test("are a tree with trails", () => {
    expect(categoryTree(tree)[0]).toMatchObject({
      id: "men",
      children: [{ id: "tops", children: [{ id: "tees" }] }],
    });
    expect(trail(tree, "tees").map((each) => each.id)).toEqual(["men", "tops", "tees"]);
    expect(subtree(tree, "tops").map((each) => each.id)).toEqual(["tops", "tees"]);
  });

  test("move with all under them, never under themselves, never too deep", () => {
    expect(movedPaths(tree, "tops", { parentId: "sale", handle: "shirts" })).toEqual(
      new Map([
        ["tops", "sale/shirts"],
        ["tees", "sale/shirts/tees"],
      ]),
    );
    for (const parentId of ["tops", "tees"])
      expect(movedPaths(tree, "tops", { parentId, handle: "tops" })).toBe("cycle");
    const deep = [..."abcdef"].map((id, n) =>
      node(
        id,
        n === 0 ? null : "abcdef"[n - 1]!,
        "abcdef"
          .slice(0, n + 1)
          .split("")
          .join("/"),
      ),
    );
    expect(movedPaths([...tree, ...deep], "men", { parentId: "f", handle: "men" })).toBe("too_deep");
  });

  test("are read from a breadcrumb", () => {
    expect(namesOf("Men > Tops >  Hoodies & Sweatshirts")).toEqual(["Men", "Tops", "Hoodies & Sweatshirts"]);
    expect(namesOf(" > ")).toEqual([]);
    expect(namesOf("a>b>c>d>e>f>g>h")).toHaveLength(6);
    expect(pathOf(["Men", "Hoodies & Sweatshirts"])).toBe("men/hoodies-sweatshirts");
  });
});

describe("the lowest price of the 30 days before a reduction", () => {
  const period = (amount: number, from: number, to: number | null = null): PricePeriod => ({
    amount,
    from: days(from),
    to: to === null ? null : days(to),
  });

  test("is not the price before it when a lower one was charged within them", () => {
    const history = [period(100, 0), period(70, 60, 65), period(100, 65), period(80, 80)];
    expect(lowestPrior(history, days(85))).toBe(70);
    expect(lowestPrior([period(100, 0), period(70, 20, 25), period(100, 25), period(80, 80)], days(85))).toBe(
      100,
    );
  });

  test("looks past rows that changed nothing but the struck price", () => {
    expect(lowestPrior([period(100, 0), period(80, 80), period(80, 82)], days(85))).toBe(100);
    expect(lowestPrior([period(100, 50)], days(85))).toBeNull();
    expect(lowestPrior([], 0)).toBeNull();
  });

  test("is what a day-by-day look finds, for any history", () => {
    const row = fc.record({
      amount: fc.integer({ min: 1, max: 9 }),
      from: fc.nat({ max: 99 }),
      length: fc.option(fc.integer({ min: 1, max: 30 })),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: (each) => each.from, maxLength: 12 }),
        fc.nat({ max: 120 }),
        (rows, today) => {
          const history = rows
            .map(({ amount, from, length }) => period(amount, from, length === null ? null : from + length))
            .sort((a, b) => a.from - b.from);
          const charged = (day: number) => amountAt(history, days(day));
          let expected: number | null = null;
          if (charged(today) !== null) {
            let began = today;
            while (began > 0 && charged(began - 1) === charged(today)) began -= 1;
            for (let day = began - 30; day < began; day += 1) {
              const amount = charged(day);
              if (amount !== null) expected = Math.min(expected ?? amount, amount);
            }
          }
          expect(lowestPrior(history, days(today))).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
