// The load generator, in a process of its own: takes loads over its channel, one at a time, and says what it saw.
// Latencies are kept one by one, since autocannon's histogram has no 95th percentile.
import autocannon from "autocannon";

/** @param {{ url: string, paths: string[], connections: number, ms: number }} wanted */
async function run({ url, paths, connections, ms }) {
  /** @type {number[]} */
  const latencies = [];
  let failed = 0;
  const usage = process.cpuUsage();
  const began = performance.now();
  /** @type {Promise<void>} */
  const ended = new Promise((done, fail) => {
    const load = autocannon(
      {
        url,
        connections,
        duration: ms / 1000,
        timeout: 20,
        requests: paths.map((path) => ({ method: "GET", path })),
      },
      (error) => (error ? fail(error) : done()),
    );
    load.on("response", (_client, status, _bytes, took) => {
      if (status === 200) latencies.push(took);
      else failed += 1;
    });
    load.on("reqError", () => {
      failed += 1;
    });
  });
  await ended;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(usage);
  latencies.sort((a, b) => a - b);
  const at = (/** @type {number} */ p) =>
    latencies[Math.min(latencies.length - 1, Math.floor((latencies.length * p) / 100))] ?? null;
  return {
    perSecond: latencies.length / seconds,
    failed,
    p50: at(50),
    p95: at(95),
    answers: latencies.length,
    cpuSeconds: (user + system) / 1e6,
  };
}

process.on("message", (wanted) => {
  run(/** @type {Parameters<typeof run>[0]} */ (wanted)).then(
    (loaded) => process.send?.({ loaded }),
    (error) => process.send?.({ problem: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
