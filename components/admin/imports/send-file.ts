import { sendBody } from "../form/send-body";
import type { Refusal } from "../refusal-words";

export interface FileWishes {
  readonly currency: string;
  readonly dryRun: boolean;
}

type SentFile = { readonly ok: true; readonly importId: string } | Refusal;

/** The file may have been taken or not. */
const silence =
  "No answer came. Look below whether the file is there, and send it again if not: nothing is doubled.";

/** Sends a product file as it is; `progress` is told the share that has left. */
export async function sendFile(
  file: File,
  { currency, dryRun }: FileWishes,
  progress: (share: number) => void,
): Promise<SentFile> {
  const address = new URLSearchParams({ name: file.name, currency, dry_run: String(dryRun) });
  const sent = await sendBody(`/admin/imports/upload?${address}`, file, "text/csv", silence, progress);
  return sent.ok ? { ok: true, importId: String(sent.value.importId) } : sent;
}
