import { closeMail } from "@/lib/messages";
import { refusalToStart } from "@/lib/platform/start-check";
import { startShopWorker } from "@/lib/worker";

// `npm run worker`: jobs and timers in a process of their own. Set JOBS=worker for the web process then.
const refusal = await refusalToStart();
if (refusal) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
try {
  const worker = await startShopWorker();
  process.stdout.write("The worker runs.\n");
  process.send?.({ ready: true });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    closeMail();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  // A supervisor that was killed cannot send a signal; its channel closes all the same.
  process.on("disconnect", () => void stop());
} catch (error) {
  process.stderr.write(
    `The worker could not begin: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
