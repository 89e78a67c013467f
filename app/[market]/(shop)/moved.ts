import "server-only";
import { notFound, permanentRedirect } from "next/navigation";
import { marketBase } from "@/components/shop/addresses";
import { categoryPath, collectionPath, productPath, redirectOf } from "@/lib/catalog";
import type { Market } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";

/** What is not under an address may have moved: leads there for good, or says 404. */
export async function leadOn(what: keyof typeof pathOf, name: string, market: Market): Promise<never> {
  const moved = await redirectOf(pageContext(), pathOf[what](name));
  if (!moved) notFound();
  const [, kind, ...rest] = moved.split("/");
  permanentRedirect(`${marketBase(market)}/${segments[kind as keyof typeof pathOf]}/${rest.join("/")}`);
}

const pathOf = { products: productPath, categories: categoryPath, collections: collectionPath };
/** What the shop's addresses say for it. */
const segments = { products: "p", categories: "c", collections: "collections" };
