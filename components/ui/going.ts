const GOING = "going";

/** Says that the router has set out for an address. */
export function tellGoing(url: string): void {
  window.dispatchEvent(new CustomEvent<URL>(GOING, { detail: new URL(url, location.href) }));
}

/** Hears it; gives back what ends the listening. */
export function hearGoing(heard: (to: URL) => void): () => void {
  const listen = (event: Event) => heard((event as CustomEvent<URL>).detail);
  window.addEventListener(GOING, listen);
  return () => window.removeEventListener(GOING, listen);
}
