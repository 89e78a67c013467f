import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const MOST_LINES = 30;

/** Says once more at the end what failed, and why: of a long run the end may be all that is left to read. */
export default class Failures implements Reporter {
  readonly #said: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "skipped" || result.status === test.expectedStatus) return;
    const why = result.errors.map(({ message, snippet }) => [message, snippet].filter(Boolean).join("\n"));
    const lines = stripVTControlCharacters(why.join("\n")).split("\n").slice(0, MOST_LINES);
    const { file, line } = test.location;
    this.#said.push([`${file}:${line} ${test.title}`, ...lines.map((one) => `    ${one}`)].join("\n"));
  }

  onEnd(): void {
    if (this.#said.length > 0) console.log(`\nWhat failed:\n\n${this.#said.join("\n\n")}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
