import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStory } from "@/lib/assortment/story";
import { hours, minutes } from "@/lib/kernel/clock";
import { openProblems } from "@/lib/platform/problems";
import { folderStorage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { auditLog, importPictures } from "@/lib/views";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import {
  bytesSource,
  endStandingImports,
  failUploadedImport,
  fetchMedia,
  importById,
  importNotes,
  importProducts,
  listImports,
  picturesAgain,
  runUploadedImport,
  sendPicture,
  takeIn,
  uploadImport,
} from ".";
import { csvOf, rowOf, type StoryRow } from "./csv-story";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
await openStory(ctx);

const upload = (
  rows: readonly StoryRow[],
  how: { dryRun?: boolean; currency?: string; name?: string } = {},
) => {
  clock.advance(minutes(1));
  const { dryRun = false, currency = "EUR", name = "products.csv" } = how;
  return uploadImport(ctx, { name, bytes: bytesSource("", csvOf(rows)).open() }, { currency, dryRun });
};
const checked = async (rows: readonly StoryRow[]) => {
  const { importId } = must(await upload(rows, { dryRun: true }));
  await runUploadedImport(ctx, importId);
  return importId;
};
const count = async (sql: string) =>
  Number((await database.pool.query(`SELECT count(*) FROM ${sql}`)).rows[0].count);

describe("a file that was tried first", () => {
  test("is kept, and comes in as it was checked, once", async () => {
    const dry = await checked([rowOf("checked")]);
    expect(await importById(ctx, dry)).toMatchObject({ state: "done", fileKept: true });
    expect(await count("products")).toBe(0);
    const both = await Promise.all([takeIn(ctx, dry), takeIn(ctx, dry)]);
    expect(both.map((result) => (result.ok ? "ok" : result.code)).sort()).toEqual(["file_gone", "ok"]);
    const { importId } = both.find((result) => result.ok)!.value as { importId: string };
    await runUploadedImport(ctx, importId);
    expect(await importById(ctx, importId)).toMatchObject({
      state: "done",
      dryRun: false,
      fileName: "products.csv",
      report: { products_created: 1 },
      fileKept: false,
    });
    expect(await importById(ctx, dry)).toMatchObject({ state: "done", fileKept: false });
    // Who changed the catalogue by it is on the record, once; the trial is not.
    const { entries } = await auditLog(ctx, { about: "import" }, "UTC");
    expect(entries).toMatchObject([
      { action: "import.begun", subject: importId, name: "products.csv", after: { currency: "EUR" } },
    ]);
    expect(await takeIn(ctx, importId)).toMatchObject({ code: "file_gone" });
    expect(await takeIn(ctx, ctx.ids.next())).toMatchObject({ code: "import_not_found" });
  });

  test("is kept for a day and no longer", async () => {
    const dry = await checked([rowOf("forgotten")]);
    clock.advance(hours(23));
    await endStandingImports(ctx);
    expect(await importById(ctx, dry)).toMatchObject({ fileKept: true });
    clock.advance(hours(2));
    await endStandingImports(ctx);
    expect(await takeIn(ctx, dry)).toMatchObject({ code: "file_gone" });
    expect(await count("import_chunks")).toBe(0);
  });

  test("is not kept when it is no product file at all", async () => {
    const { importId } = must(
      await uploadImport(
        ctx,
        { name: "letter.csv", bytes: bytesSource("", Buffer.from("Dear Sir,\n")).open() },
        { currency: "EUR", dryRun: true },
      ),
    );
    await runUploadedImport(ctx, importId);
    expect(await importById(ctx, importId)).toMatchObject({ state: "failed", fileKept: false });
  });
});

describe("an upload", () => {
  test("in a currency that no price list has is refused before it is read", async () => {
    const before = await count("imports");
    const bytes = {
      // biome-ignore lint/correctness/useYield: whoever reads it has failed
      async *[Symbol.asyncIterator]() {
        throw new Error("it was read");
      },
    };
    expect(
      await uploadImport(ctx, { name: "x.csv", bytes }, { currency: "XXX", dryRun: true }),
    ).toMatchObject({
      code: "currency_unknown",
      detail: "No price list has the currency XXX.",
    });
    expect(await count("imports")).toBe(before);
  });

  test("that breaks off on its way ends the import and leaves nothing of the file", async () => {
    async function* breaking() {
      yield Buffer.alloc(3 * 1024 * 1024, "a");
      throw new Error("aborted");
    }
    clock.advance(minutes(1));
    const sent = uploadImport(ctx, { name: "b.csv", bytes: breaking() }, { currency: "EUR", dryRun: true });
    await expect(sent).rejects.toThrow("aborted");
    expect((await listImports(ctx)).imports[0]).toMatchObject({
      fileName: "b.csv",
      state: "failed",
      problem: "The file did not arrive whole. Send it again.",
    });
    expect(await count("import_chunks")).toBe(0);
  });

  test("whose job was given up ends, lets its file go and is put before staff", async () => {
    const { importId } = must(await upload([rowOf("broken")]));
    await transact(ctx, (tx) => failUploadedImport(tx, importId, "out of memory"));
    expect(await importById(ctx, importId)).toMatchObject({ state: "failed" });
    expect(await openProblems(ctx)).toMatchObject([
      { kind: "import_failed", subject: importId, detail: { file: "products.csv", error: "out of memory" } },
    ]);
    await runUploadedImport(ctx, importId);
    expect(await importById(ctx, importId)).toMatchObject({ state: "failed" });
    const done = await checked([rowOf("fine")]);
    await transact(ctx, (tx) => failUploadedImport(tx, done, "too late"));
    expect(await importById(ctx, done)).toMatchObject({ state: "done" });
  });
});

describe("the lists", () => {
  test("of imports is paged by key, newest first, each once", async () => {
    for (let n = 0; n < 5; n += 1) await upload([rowOf(`paged-${n}`)], { name: `paged-${n}.csv` });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listImports(ctx, after, 2);
      seen.push(...page.imports.map((each) => each.startedAt));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(await count("imports"));
    expect(seen).toEqual([...seen].sort().reverse());
    expect((await listImports(ctx, "made up")).imports).not.toEqual([]);
  });

  test("of rows holds the refused ones or the warnings alone when asked for", async () => {
    const dry = await checked([
      rowOf("low", { "Variant Inventory Qty": "-3" }),
      rowOf("bad", { "Variant Price": "free", "Variant Grams": "heavy" }),
      rowOf("good"),
    ]);
    const codes = async (only?: "refused" | "warning") =>
      (await importNotes(ctx, dry, { only })).notes.map((note) => [note.row, note.field, note.outcome]);
    expect(await codes("warning")).toEqual([[2, "Variant Inventory Qty", "warning"]]);
    expect(await codes("refused")).toEqual([
      [3, "Variant Price", "refused"],
      [3, "Variant Grams", "refused"],
    ]);
    expect(await codes()).toHaveLength(3);
    expect(await importById(ctx, dry)).toMatchObject({ report: { rows_refused: 1, warnings: 1 } });
  });
});

describe("the pictures of an import", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-import-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const kept = () => folderStorage(folder);
  const picture = (colour: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
      .png()
      .toBuffer();
  async function* stream(bytes: Uint8Array) {
    yield bytes;
  }
  async function imported() {
    clock.advance(minutes(1));
    const rows = [
      rowOf("red", { Title: "Red cup", "Image Src": "shots/red.png" }),
      rowOf("blue", { Title: "Blue cup", "Image Src": "shots/red.png" }),
      rowOf("far", { Title: "Far cup", "Image Src": "http://127.0.0.1/far.png" }),
    ];
    const done = await importProducts(ctx, bytesSource("cups.csv", csvOf(rows)), { currency: "EUR" });
    if (!done.ok) throw new Error(done.detail);
    return done.value;
  }

  test("that are missing are named as the file wrote them, with why and whose", async () => {
    const { importId, pendingMedia } = await imported();
    expect(await importPictures(ctx, importId)).toMatchObject({ all: 3, waiting: 3, missingCount: 0 });
    await fetchMedia(ctx, pendingMedia, { folder: null, storage: kept() });
    const pictures = await importPictures(ctx, importId);
    expect(pictures).toMatchObject({
      all: 3,
      waiting: 0,
      missingCount: 3,
      canFetch: 1,
      beside: ["shots/red.png"],
    });
    expect(
      pictures.missing.map(({ source, products }) => [source, products.map((each) => each.title)]).sort(),
    ).toEqual([
      ["http://127.0.0.1/far.png", ["Far cup"]],
      ["shots/red.png", ["Blue cup"]],
      ["shots/red.png", ["Red cup"]],
    ]);
    expect(pictures.missing.every((each) => each.problem.endsWith("."))).toBe(true);
  });

  test("are fetched again when asked, those beside the file are not", async () => {
    const { importId, pendingMedia } = await imported();
    await fetchMedia(ctx, pendingMedia, { folder: null, storage: kept() });
    expect(await picturesAgain(ctx, importId)).toEqual({ ok: true, value: { pictures: 1 } });
    expect(await importPictures(ctx, importId)).toMatchObject({ waiting: 1, missingCount: 2 });
    expect(await picturesAgain(ctx, importId)).toMatchObject({ code: "no_pictures_missing" });
  });

  test("are taken from whoever has the folder, each once, and nothing that was not asked for", async () => {
    const { importId, pendingMedia } = await imported();
    await fetchMedia(ctx, pendingMedia, { folder: null, storage: kept() });
    const send = async (path: string, bytes: Uint8Array) => {
      const sent = await sendPicture(ctx, importId, path, stream(bytes), kept());
      return sent.ok ? sent.value.pictures : sent.code;
    };
    const red = await picture("red");
    expect(await send("summer/shots/other.png", red)).toBe("picture_not_missing");
    expect(await send("ashots/red.png", red)).toBe("picture_not_missing");
    expect(await send("summer/shots/red.png", Buffer.from("<svg/>"))).toBe("picture_unreadable");
    expect(await send("shots/red.png", Buffer.alloc(20 * 1024 * 1024 + 1))).toBe("picture_too_large");
    expect(await send("summer/shots/red.png", red)).toBe(2);
    expect(await send("summer/shots/red.png", red)).toBe("picture_not_missing");
    expect(await importPictures(ctx, importId)).toMatchObject({ missingCount: 1, beside: [] });
    const { rows } = await database.pool.query("SELECT content_type FROM media WHERE state = 'ready'");
    expect(rows).toEqual([{ content_type: "image/webp" }, { content_type: "image/webp" }]);
  });
});
