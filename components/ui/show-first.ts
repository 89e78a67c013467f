/** Takes who pressed the button to what the shop says of it, else to the first thing that can be done about it. */
export function showFirst(page: HTMLElement | null): void {
  const first = ["[role=alert]", "[aria-invalid=true], [data-remedy]"]
    .flatMap((selector) => [...(page?.querySelectorAll<HTMLElement>(selector) ?? [])])
    .find((one) => one.getClientRects().length > 0);
  first?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: "center" });
}
