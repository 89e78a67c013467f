/**
 * Called by Next once a server process, before its first request; never while building. An environment or a database
 * that may not start throws here, with its sentence. What runs beside the pages begins on its own time: no page waits
 * for it.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { refusalToStart } = await import("@/lib/platform/start-check");
    const refusal = await refusalToStart();
    if (refusal) throw new Error(refusal);
    import("./instrumentation-node")
      .then(({ startBackground }) => startBackground())
      .catch((error: unknown) => {
        process.stderr.write(`Jobs and page cache could not begin: ${String(error)}\n`);
      });
  }
}
