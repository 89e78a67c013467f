import type { Figure } from "./figure";
import type { Results } from "./results";
import { besideFloors, written } from "./table";

/** Of runs, the newest last, what no later one measured again; those that are left without a line are dropped. */
export function newestLines(runs: readonly Results[]): readonly Results[] {
  return runs
    .map((run, at) => ({
      ...run,
      figures: run.figures.filter(
        (figure) => !runs.slice(at + 1).some((later) => later.figures.some(sameLine(figure))),
      ),
    }))
    .filter(({ figures }) => figures.length > 0);
}

/** The page of speed for readers: what was measured, on what, and what was aimed at. Newest runs last. */
export function speedPage(runs: readonly Results[]): string {
  const lines = runs.flatMap(({ figures }, at) => figures.map((figure) => ({ figure, run: at })));
  return [
    "# Speed",
    "",
    "Written by `node scripts/run.mjs bench/publish.ts` from what `npm run bench` found; nothing here is typed by hand.",
    "A figure says little without its floor: something simpler, measured in the same rounds on the same machine.",
    "",
    ...runs.map(
      ({ machine, options, seconds, figures }, at) =>
        `${runs.length > 1 ? `Run ${at + 1}: ` : ""}${machine.at.slice(0, 10)}, ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}, Postgres ${machine.postgres}, commit ${machine.commit}; ${Math.round(seconds / 60)} minutes, ${options.quick ? "one round each, too few to judge by" : "median of three"}${figures.some(({ runs: rounds }) => rounds.length > 0) ? "" : "; read back from an earlier page, without its rounds"}.\n`,
    ),
    `| what | figure | beside its floors | aimed at | met | and |${runs.length > 1 ? " run |" : ""}`,
    `|---|---|---|---|---|---|${runs.length > 1 ? "---|" : ""}`,
    ...lines.map(({ figure, run }) => row(figure, runs.length > 1 ? ` ${run + 1} |` : "")),
    "",
  ].join("\n");
}

const sameLine = (one: Figure) => (other: Figure) => other.part === one.part && other.name === one.name;

function row(figure: Figure, run: string): string {
  const value =
    figure.value === null ? `– (${figure.note})` : `**${written(figure.value)}** ${figure.unit}`.trim();
  const met = figure.target ? (figure.target.met ? "yes" : "**no**") : "";
  const cells = [
    `${figure.part}: ${figure.name}`,
    value,
    besideFloors(figure),
    figure.target?.says ?? "",
    met,
    figure.value === null ? "" : figure.note,
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |${run}`;
}
