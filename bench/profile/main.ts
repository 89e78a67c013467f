import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readProfile, type Share } from "./read-profile";

/** `node scripts/run.mjs bench/profile/main.ts DIR`: who used the CPU, from what `bench --profile DIR` has written. */
const folder = process.argv[2] ?? ".";
const most = Number(process.argv[3] ?? 30);
for (const name of readdirSync(folder).filter((file) => file.endsWith(".cpuprofile"))) {
  const { busySeconds, owners, work, functions } = readProfile(join(folder, name));
  process.stdout.write(`${name}: busy ${busySeconds.toFixed(1)} s\n`);
  print("Who", owners);
  print("What for", work);
  print("Functions", functions);
}

function print(title: string, all: readonly Share[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, share } of all.slice(0, most))
    process.stdout.write(`${(share * 100).toFixed(1).padStart(6)} %  ${name}\n`);
}
