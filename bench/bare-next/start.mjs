// `next start` as its command does it, in a process that ends with the one which asked for it.
process.on("disconnect", () => process.exit(0));
process.argv = [process.execPath, "next", "start", import.meta.dirname, ...process.argv.slice(2)];
await import("next/dist/bin/next");
