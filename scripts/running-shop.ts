import { readRunning } from "@/sandbox/state";

/** Takes the environment of the shop that runs on this machine, unless another is named. Ends with a sentence without. */
export function takeRunningShop(): void {
  if (process.env.DATABASE_URL) return;
  const running = readRunning();
  if (running) {
    Object.assign(process.env, running.env);
    return;
  }
  process.stderr.write("Nothing to look at: start the shop with `npm start`, or set DATABASE_URL.\n");
  process.exit(2);
}
