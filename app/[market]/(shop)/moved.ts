import "server-only";
import { notFound, permanentRedirect } from "next/navigation";
import { marketBase } from "@/components/shop/addresses";
import { categoryPath, productPath, redirectOf } from "@/lib/catalog";
import type { Market } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";

/** What is not under an address may have moved: leads there for good, or says 404. */
export async function leadOn(what: "products" | "categories", name: string, market: Market): Promise<never> {
  const old = what === "products" ? productPath(name) : categoryPath(name);
  const moved = await redirectOf(pageContext(), old);
  if (!moved) notFound();
  const [, kind, ...rest] = moved.split("/");
  permanentRedirect(`${marketBase(market)}/${kind === "products" ? "p" : "c"}/${rest.join("/")}`);
}
