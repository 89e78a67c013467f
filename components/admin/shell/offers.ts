/** What can be done by key on the page that is shown: whatever carries `data-key` or `data-go`. */
export interface Offered {
  readonly keys: string;
  readonly name: string;
  readonly element: HTMLElement;
}

/** Every key that the page offers now, each once. */
export function offers(): Offered[] {
  const found = [...document.querySelectorAll<HTMLElement>("[data-key], [data-go]")].map((element) => {
    const { key, go, keyName } = element.dataset;
    const name = keyName ?? element.getAttribute("aria-label") ?? element.firstChild?.textContent ?? "";
    return { keys: key ?? `g ${go}`, name: name.trim(), element };
  });
  return found.filter((offer, at) => found.findIndex((other) => other.keys === offer.keys) === at);
}

/** What can be done by key with the row that has the focus: whatever carries `data-row-key`, each key once. */
export function rowOffers(): Offered[] {
  const found = [...document.querySelectorAll<HTMLElement>("[data-row-key]")].map((element) => ({
    keys: element.dataset.rowKey === " " ? "Space" : (element.dataset.rowKey ?? ""),
    name: element.dataset.rowKeyName ?? "",
    element,
  }));
  return found.filter((offer, at) => found.findIndex((other) => other.keys === offer.keys) === at);
}

/** The button that signs out, for whatever else offers it. */
export const SIGN_OUT = "sign-out";

/** Does what an element does: a field takes the focus, anything else is pressed. */
export function pressElement(element: HTMLElement): void {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) element.focus();
  else element.click();
}
