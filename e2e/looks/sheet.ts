import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter } from "@playwright/test/reporter";

/** Where the pictures go, and the page that shows them all. */
export const PICTURES = "test-results/looks";

/** Once everything is taken, one page shows each state at both widths, by day and by night. */
export default class Sheet implements Reporter {
  onBegin(): void {
    mkdirSync(PICTURES, { recursive: true });
  }

  onEnd(): void {
    const names = readdirSync(PICTURES).filter((file) => file.endsWith(".png"));
    const states = [...new Set(names.map((file) => file.replace(/-\d+-(light|dark)\.png$/, "")))];
    writeFileSync(join(PICTURES, "index.html"), page(states.map((state) => row(state, names)).join("\n")));
    process.stdout.write(`${names.length} pictures of ${states.length} states: ${PICTURES}/index.html\n`);
  }
}

function row(state: string, names: readonly string[]): string {
  const own = names.filter((file) => file.replace(/-\d+-(light|dark)\.png$/, "") === state).sort();
  const pictures = own.map(
    (file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`,
  );
  return `<section id="${state}"><h2>${state}</h2><div>${pictures.join("")}</div></section>`;
}

const page = (rows: string): string => `<!doctype html><meta charset="utf-8"><title>Looks</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: gray }
  div { display: flex; gap: 12px; align-items: flex-start; overflow-x: auto }
  img { height: 560px; display: block }
</style>
${rows}
`;
