import { system } from "@/lib/kernel/actor";
import { SandboxError } from "@/sandbox/postgres";
import { reachShop } from "@/sandbox/reach";

// `npm run doctor`: proves the identities of money, stock and orders over this shop's database. Exit 1 when one is
// broken. `--stripe` asks Stripe about the newest payments too, `--json` prints the report for another program.
const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => !["--json", "--stripe"].includes(flag));
if (unknown.length > 0) {
  process.stderr.write(`Usage: npm run doctor [-- --json] [-- --stripe]   (unknown: ${unknown.join(" ")})\n`);
  process.exit(2);
}
const stop = await reachShop().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SandboxError ? error.message : String(error)}\n`);
  process.exit(2);
});

const { checkIdentities } = await import("@/lib/integrity");
const { contextFor, database } = await import("@/lib/platform/runtime");

try {
  const report = await checkIdentities(contextFor(system("doctor")), { stripe: flags.has("--stripe") });
  if (flags.has("--json")) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else print(report);
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `The identities could not be checked: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 2;
} finally {
  await database().close();
  await stop();
}

function print(report: Awaited<ReturnType<typeof checkIdentities>>): void {
  const width = Math.max(...report.identities.map(({ name }) => name.length));
  for (const { name, says, count, violations } of report.identities) {
    const verdict = count === 0 ? "holds " : `BROKEN ${count}`;
    process.stdout.write(`${name.padEnd(width)}  ${verdict.padEnd(11)}  ${says}\n`);
    for (const { subject, expected, found, note } of violations) {
      const what = `${subject.kind} ${subject.label}${subject.label === subject.id ? "" : ` (${subject.id})`}`;
      process.stdout.write(`    ${what}: expected ${expected}, found ${found}${note ? `; ${note}` : ""}\n`);
    }
    if (count > violations.length) process.stdout.write(`    and ${count - violations.length} more\n`);
  }
  const broken = report.identities.filter(({ count }) => count > 0).length;
  const sum =
    broken === 0 ? "all identities hold" : `${broken} of ${report.identities.length} identities are broken`;
  process.stdout.write(`\n${sum} (${report.milliseconds} ms)\n`);
}
