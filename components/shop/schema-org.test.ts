import { expect, test } from "vitest";
import { defaultIdentity } from "@/lib/shop/contract";
import { crumbFacts, factsJson, listFacts, shopFacts } from "./schema-org";

const absolute = (path: string) => `https://shop.example${path}`;

test("a page's place is told from the root down, by absolute addresses", () => {
  const steps = [
    { name: "Home", href: "/" },
    { name: "Table", href: "/c/table" },
  ];
  expect(crumbFacts(steps, absolute).itemListElement).toEqual([
    { "@type": "ListItem", position: 1, name: "Home", item: "https://shop.example/" },
    { "@type": "ListItem", position: 2, name: "Table", item: "https://shop.example/c/table" },
  ]);
});

test("a list counts what it shows", () => {
  expect(listFacts("Table", [absolute("/p/cup"), absolute("/p/pot")])).toMatchObject({
    numberOfItems: 2,
    itemListElement: [{ position: 1 }, { position: 2, url: "https://shop.example/p/pot" }],
  });
});

test("the site belongs to the shop, and no address of the post is invented", () => {
  const addresses = { home: "https://shop.example/", search: "x", contact: "y", logo: "z" };
  const [store, site] = shopFacts({ ...defaultIdentity, addressLines: [] }, addresses);
  expect(site!.publisher).toEqual({ "@id": store!["@id"] });
  expect(JSON.parse(factsJson([store!]))["@graph"][0]).not.toHaveProperty("address");
});

test("a name cannot end the element that it stands in", () => {
  const json = factsJson([listFacts('</script><script>alert("x")</script>', [])]);
  expect(json).not.toContain("<");
  expect(JSON.parse(json)["@graph"][0].name).toBe('</script><script>alert("x")</script>');
});
