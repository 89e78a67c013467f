/**
 * Called by Next once a server process, before its first request; never while building. A process whose environment
 * or database may not start ends here, with its sentence. What runs beside the pages begins on its own time.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startOrEnd } = await import("./instrumentation-node");
    await startOrEnd();
  }
}
