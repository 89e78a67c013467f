/** Called by Next once a server process, before its first request; never while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startBackground } = await import("./instrumentation-node");
  await startBackground();
}
