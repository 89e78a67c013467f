import type { ImportView } from "@/lib/imports/contract";
import { count, many } from "../format";
import { importStateWords, type Word } from "../words";

/** How an import stands: a dry run that is done has changed nothing, one with refused rows is done in part. */
export function importWord({ state, dryRun, report }: ImportView): Word {
  if (state !== "done") return importStateWords[state];
  if (report.rows_refused > 0)
    return { word: dryRun ? "Checked, with faults" : "Done in part", tone: "wait" };
  return dryRun ? { word: "Checked", tone: "note" } : importStateWords.done;
}

/** What came in, or would, in a line. */
export function cameIn({ dryRun, report }: Pick<ImportView, "dryRun" | "report">): string {
  const parts = [
    report.products_created > 0 && `${count(report.products_created)} new`,
    report.products_changed > 0 && `${count(report.products_changed)} changed`,
    report.products_unchanged > 0 && `${count(report.products_unchanged)} as they were`,
    report.products_refused > 0 && `${count(report.products_refused)} refused`,
  ].filter(Boolean);
  if (parts.length === 0) return "No product";
  return `${dryRun ? "Would be: " : ""}${parts.join(", ")}`;
}

/** The counts of a report, by name. */
export function reportFacts(of: ImportView): (readonly [name: string, value: string])[] {
  const { report } = of;
  const made = report.variants_created > 0 ? `, ${count(report.variants_created)} of them new` : "";
  return [
    ["Products", cameIn({ ...of, dryRun: false })],
    ["Variants", `${count(report.variants)}${made}`],
    ["Stock", many(report.stock_changes, "change")],
    ["Rows read", count(of.done)],
    ["Rows refused", count(report.rows_refused)],
    ["Warnings", count(report.warnings)],
  ];
}
