import { addToCart } from "./cart-store";

const ADD = "/api/v1/cart/lines";

/**
 * Takes over the forms that add to the cart, wherever they stand. What such a form adds is told by its fields, and how
 * the thing looks until the shop answers by its `data-` attributes. Returns how to stop.
 */
export function watchForms(market: string, added: () => void): () => void {
  const onSubmit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.getAttribute("action") !== ADD) return;
    const fields = new FormData(form);
    const itemId = String(fields.get("item_id") ?? "");
    if (itemId === "") return;
    event.preventDefault();
    const { title = "", variant = "", picture, amount } = form.dataset;
    const quantity = Number(fields.get("quantity") ?? 1);
    const thing = {
      itemId,
      quantity,
      title,
      variantTitle: variant,
      picture: picture || null,
      unitAmount: Number(amount),
    };
    void addToCart(thing, market);
    added();
  };
  document.addEventListener("submit", onSubmit);
  return () => document.removeEventListener("submit", onSubmit);
}
