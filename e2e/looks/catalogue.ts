import { add, choose, visit } from "../shopping";
import type { Look } from "./look";

const at = (name: string, path: string): Look => ({
  name,
  async reach({ page }) {
    await visit(page, path);
  },
});

export const catalogueLooks: readonly Look[] = [
  at("home", "/"),
  at("category", "/c/kitchen"),
  at("product", "/p/wool-throw"),
  at("search", "/search?q=linen"),
  at("search-nothing", "/search?q=zeppelin"),
  at("cart-empty", "/cart"),
  {
    name: "product-sold-out",
    async reach({ page }) {
      await visit(page, "/p/wool-throw");
      await choose(page, { Colour: "Rust" });
    },
  },
  {
    name: "cart-drawer",
    async reach({ page }) {
      await add(page, "stoneware-mug", { Colour: "Clay" });
    },
  },
  {
    name: "cart",
    async reach({ page }) {
      await add(page, "stoneware-mug", { Colour: "Clay" });
      await add(page, "beeswax-candle");
      await visit(page, "/cart");
    },
  },
];
