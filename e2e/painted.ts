import type { Page } from "@playwright/test";

/** Milliseconds from a press on `selector` until a frame has painted in which `arrived` matches. */
export function untilPainted(page: Page, selector: string, arrived: string): Promise<number> {
  return page.evaluate(
    ([press, wanted]) =>
      new Promise<number>((done, fail) => {
        const pressed = document.querySelector<HTMLElement>(press!)!;
        const began = performance.now();
        const look = () => {
          if (document.querySelector(wanted!)) {
            // The frame in which it stands has painted when the next one begins.
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done(performance.now() - began);
            requestAnimationFrame(() => channel.port2.postMessage(null));
          } else if (performance.now() - began > 10_000) fail(new Error(`${wanted} never came`));
          else requestAnimationFrame(look);
        };
        pressed.click();
        look();
      }),
    [selector, arrived] as const,
  );
}
