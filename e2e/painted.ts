import type { Page } from "@playwright/test";

/**
 * Milliseconds from a press on `selector` until a frame has painted in which `arrived` matches. No function in it has a
 * name: what gives names to functions is not there in the page.
 */
export function untilPainted(page: Page, selector: string, arrived: string): Promise<number> {
  return page.evaluate(
    async ([press, wanted]) => {
      const pressed = document.querySelector<HTMLElement>(press!)!;
      const began = performance.now();
      pressed.click();
      while (!document.querySelector(wanted!)) {
        if (performance.now() - began > 10_000) throw new Error(`${wanted} never came`);
        await new Promise((next) => requestAnimationFrame(next));
      }
      // The frame in which it stands has painted when the next one begins.
      const channel = new MessageChannel();
      await new Promise((painted) => {
        channel.port1.onmessage = painted;
        requestAnimationFrame(() => channel.port2.postMessage(null));
      });
      return performance.now() - began;
    },
    [selector, arrived] as const,
  );
}
