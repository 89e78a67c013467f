"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MAX_PICTURE_BYTES } from "@/lib/catalog/contract";
import { sendBody } from "../../form/send-body";
import { many } from "../../format";
import { Progress } from "../../parts/progress";
import { refusalWords } from "../../refusal-words";
import { say } from "../../shell/said";

const MEGABYTES = MAX_PICTURE_BYTES / 1024 / 1024;
const silence = "No answer came. Look above whether it is there, and send it again if not.";

interface Sending {
  readonly done: number;
  readonly of: number;
  /** Of all that is on its way, in files. */
  readonly share: number;
}

/**
 * Where pictures are chosen or dropped. They are sent one after the other, so that they stand in the order in which they
 * were chosen; what is refused says why, by its name.
 */
export function UploadPictures({ productId }: { readonly productId: string }) {
  const router = useRouter();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  async function send(files: readonly File[]) {
    if (files.length === 0) return;
    const problems: string[] = [];
    setRefused([]);
    for (const [done, file] of files.entries()) {
      const tell = (share: number) => setSending({ done, of: files.length, share: done + share });
      tell(0);
      const problem = await sendOne(productId, file, tell);
      if (problem) problems.push(`${file.name}: ${problem}`);
      setRefused([...problems]);
    }
    const added = files.length - problems.length;
    setSending(null);
    if (added > 0) say(`${many(added, "picture")} added`);
    router.refresh();
  }

  return (
    <div>
      <label htmlFor="pictures" className="mb-1 block font-medium">
        Add pictures
      </label>
      <input
        id="pictures"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,image/heic,image/heif"
        disabled={sending !== null}
        aria-describedby="pictures-hint"
        className="file-drop"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again.
          event.target.value = "";
          void send(files);
        }}
      />
      <p id="pictures-hint" className="mt-1 text-ink-3">
        Choose them or drop them here: JPEG, PNG, WebP, AVIF, GIF, TIFF or HEIC, up to {MEGABYTES} MB each.
      </p>
      {sending && (
        <div className="mt-3">
          <Progress
            words={`${sending.done} of ${many(sending.of, "picture")} sent`}
            done={sending.share}
            of={sending.of}
          />
        </div>
      )}
      <div role="alert" className="empty:hidden">
        {refused.length > 0 && (
          <ul className="mt-2 text-bad">
            {refused.slice(0, 20).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Null when it was taken; else why not. */
async function sendOne(
  productId: string,
  file: File,
  progress: (share: number) => void,
): Promise<string | null> {
  if (file.size > MAX_PICTURE_BYTES) return `The picture is larger than ${MEGABYTES} MB.`;
  const address = `/admin/products/${productId}/pictures`;
  const sent = await sendBody(address, file, "application/octet-stream", silence, progress);
  if (!sent.ok) return refusalWords(sent);
  return sent.value.added === false ? "This picture is there already." : null;
}
