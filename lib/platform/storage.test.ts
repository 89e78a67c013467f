import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderStorage, isStorageKey, type Storage } from "./storage";

let folder = "";
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "storage-"));
  storage = folderStorage(join(folder, "media"));
  await writeFile(join(folder, "secret.webp"), "secret");
});
afterAll(() => rm(folder, { recursive: true }));

test("keeps what it is given, once, and leaves no drafts behind", async () => {
  const key = "ab/abcdef0123456789.webp";
  expect([await storage.has(key), await storage.read(key)]).toEqual([false, null]);
  await Promise.all([1, 2, 3].map(() => storage.put(key, Buffer.from("picture"))));
  expect([await storage.has(key), String(await storage.read(key))]).toEqual([true, "picture"]);
  expect(await readdir(join(folder, "media", "ab"))).toEqual(["abcdef0123456789.webp"]);
});

test("no key names a file outside its folder, nor anything but a picture's", async () => {
  for (const key of [
    "../secret.webp",
    "ab/../../secret.webp",
    "/etc/passwd",
    "ab/%2e%2e",
    "ab\\..\\x",
    "ab/x\0.webp",
    "",
  ]) {
    expect(isStorageKey(key)).toBe(false);
    expect([await storage.read(key), await storage.has(key)]).toEqual([null, false]);
    await expect(storage.put(key, Buffer.from("x"))).rejects.toThrow("storage key");
  }
});
