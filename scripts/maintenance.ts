import { system } from "@/lib/kernel/actor";
import { readRunning } from "@/sandbox/state";

// `npm run maintenance -- on "We move house until noon"` closes the shop's pages, `off` opens them, and without a word
// it says which it is. The desk, payments' word and jobs go on; every web process follows within a second.
const [wanted, ...words] = process.argv.slice(2);
if (wanted !== undefined && wanted !== "on" && wanted !== "off") {
  process.stderr.write('Usage: npm run maintenance [-- on ["what shoppers are told"] | off]\n');
  process.exit(2);
}
if (!process.env.DATABASE_URL) {
  const running = readRunning();
  if (!running) {
    process.stderr.write("There is no shop to close: start it with `npm start`, or set DATABASE_URL.\n");
    process.exit(2);
  }
  Object.assign(process.env, running.env);
}

const { changeSetting, maintenanceSetting, settingNow } = await import("@/lib/shop");
const { contextFor, database } = await import("@/lib/platform/runtime");

const ctx = contextFor(system("maintenance"));
try {
  if (wanted) {
    const value = { isOn: wanted === "on", words: words.join(" ").trim() || null };
    await changeSetting(ctx, maintenanceSetting, maintenanceSetting.schema.parse(value));
  }
  const { isOn } = await settingNow(ctx, maintenanceSetting);
  process.stdout.write(isOn ? "The shop is closed.\n" : "The shop is open.\n");
} finally {
  await database().close();
}
