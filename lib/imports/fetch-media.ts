import {
  type FetchedMedia,
  MAX_PICTURE_BYTES,
  type PendingMedia,
  pendingMedia,
  settleMedia,
  storePicture,
} from "@/lib/catalog";
import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { refreshListings } from "@/lib/listing";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { type DownloadRefusal, download } from "./download";
import { pathBeside } from "./picture-source";
import { readBeside } from "./read-beside";

/** Pictures at a time: waiting for servers overlaps, and no more than so many are decoded in memory at once. */
const AT_ONCE = 3;
/** Written together: one news of the products for so many pictures. */
const SETTLED_TOGETHER = 24;

export interface FetchOptions {
  /** Where relative paths start; null when nothing stands beside. */
  readonly folder: string | null;
  readonly storage?: Storage;
  /** Which addresses may be reached; the public internet unless a test says otherwise. */
  readonly mayReach?: (address: string) => boolean;
  /** Makes the listings at once, for a command that no worker may follow. */
  readonly refresh?: boolean;
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Gets the files of pictures that wait for one: fetched or read, re-encoded, kept under their hash, and their products
 * announced. One that cannot be had is `missing` with a sentence, and the others go on. Running it again does only
 * what is left. Returns the missing ones.
 */
export async function fetchMedia(
  ctx: Ctx,
  mediaIds: readonly string[],
  options: FetchOptions,
): Promise<readonly { readonly source: string; readonly problem: string }[]> {
  const waiting = await pendingMedia(ctx, mediaIds);
  const missing: { source: string; problem: string }[] = [];
  const kept = options.storage ?? storage();
  for (let at = 0; at < waiting.length; at += SETTLED_TOGETHER) {
    const group = waiting.slice(at, at + SETTLED_TOGETHER);
    const results = await mapSome(group, AT_ONCE, (media) => fetchOne(media, kept, options));
    results.forEach((result, index) => {
      if ("problem" in result) missing.push({ source: group[index]!.source, problem: result.problem });
    });
    const productIds = await transact(ctx, (tx) => settleMedia(tx, results));
    if (options.refresh) await refreshListings(ctx, productIds);
    options.progress?.(at + group.length, waiting.length);
  }
  return missing;
}

async function fetchOne(media: PendingMedia, kept: Storage, options: FetchOptions): Promise<FetchedMedia> {
  const bytes = await bytesOf(media.source, options);
  if (!bytes.ok) return { id: media.id, problem: bytes.detail };
  const stored = await storePicture(kept, bytes.value);
  if (stored.ok) return { id: media.id, file: stored.value };
  const problem =
    stored.code === "picture_too_large"
      ? "The file is larger than 20 MB."
      : "The file is not a picture that can be read.";
  return { id: media.id, problem };
}

/** The refusal's detail is the sentence that staff reads: no path of this machine, no address but the one named. */
async function bytesOf(
  source: string,
  { folder, mayReach }: FetchOptions,
): Promise<Result<Buffer, "missing", string>> {
  const path = pathBeside(source);
  if (path === null) {
    const rules = { maxBytes: MAX_PICTURE_BYTES, timeout: seconds(15), mayReach };
    const answer = await download(source, rules);
    return answer.ok ? answer : refuse("missing", downloadSentence(answer.code, answer.detail));
  }
  if (folder === null)
    return refuse("missing", "The file came without the folder that its pictures stand in.");
  const read = await readBeside(folder, path, MAX_PICTURE_BYTES);
  if (read.ok) return ok(read.value);
  return refuse("missing", besideSentences[read.code]);
}

const besideSentences = {
  outside: "The path leads out of the folder that the file stands in.",
  not_found: "There is no such file beside the import.",
  too_large: "The file is larger than 20 MB.",
} as const;

const downloadSentences: Readonly<Record<DownloadRefusal, string>> = {
  address_invalid: "The address is none that pictures are fetched from.",
  address_private: "The address is not on the public internet.",
  name_unknown: "The address has a host name that is not known.",
  answer_refused: "The server did not give the picture.",
  too_many_redirects: "The address leads on and on.",
  too_large: "The file is larger than 20 MB.",
  timed_out: "The server did not answer in time.",
  unreachable: "The server could not be reached.",
};

function downloadSentence(code: DownloadRefusal, status: number | undefined): string {
  return status === undefined ? downloadSentences[code] : `The server answered ${status}.`;
}

/** Maps with a bounded number of calls under way, results in order. */
async function mapSome<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
}
