import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environmentRules } from "@/lib/env";
import { wantedEvents } from "@/lib/payments/stripe/wanted-events";

/** The parts of the README that repeat what the code says: written from it, and compared with it by a test. */
export const readmePath = fileURLToPath(new URL("../README.md", import.meta.url));

export function readmeWithFacts(text: string): string {
  const rules = environmentRules.map((rule) => `| ${rule.name} | ${rule.says} |`).join("\n");
  const events = wantedEvents.map((event) => `\`${event}\``).join(", ");
  return text
    .replace(
      /<!-- rules -->[\s\S]*<!-- \/rules -->/,
      `<!-- rules -->\n| rule | |\n|---|---|\n${rules}\n<!-- /rules -->`,
    )
    .replace(/<!-- events -->[\s\S]*<!-- \/events -->/, `<!-- events -->${events}<!-- /events -->`);
}

if (process.argv[1]?.endsWith("readme.ts")) {
  writeFileSync(readmePath, readmeWithFacts(readFileSync(readmePath, "utf8")));
}
