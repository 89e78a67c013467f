import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "@/db/seed";
import { folderStorage } from "@/lib/platform/storage";
import type { Bench } from "../bench";
import { openContext } from "./context";
import { openShop, type Shop } from "./shop";

/** Runs a part on a shop with the demo's goods and pictures; `frame` is how large these are, by default as in the demo. */
export async function onDemoShop<T>(
  bench: Bench,
  run: (shop: Shop, folder: string) => Promise<T>,
  frame?: { readonly width: number; readonly height: number },
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "cartwright-demo-"));
  const media = join(folder, "media");
  const template = await bench.ground.clone(await bench.ground.catalogue(0));
  try {
    const { ctx, close } = openContext(bench.ground.postgres.url(template, "cartwright"));
    try {
      bench.say("drawing the demo's pictures");
      await seedDemo(ctx, folderStorage(media), frame);
    } finally {
      await close();
    }
    const shop = await openShop(bench.ground, {
      template,
      server: "next",
      distDir: bench.distDir,
      env: { MEDIA_DIR: media },
    });
    try {
      return await run(shop, folder);
    } finally {
      await shop.stop();
    }
  } finally {
    await bench.ground.drop(template);
    rmSync(folder, { recursive: true, force: true });
  }
}
