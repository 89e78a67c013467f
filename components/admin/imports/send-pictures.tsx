"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { count, many } from "../format";
import { Progress } from "../parts/progress";
import { say } from "../shell/said";

/** Pictures on their way at the same time: each is decoded at the other end. */
const AT_ONCE = 2;

interface Sending {
  readonly done: number;
  readonly of: number;
  /** By name, with why. */
  readonly refused: readonly string[];
}

/** Sends the pictures that stand beside the file, out of the folder that is chosen; whatever else is in it stays here. */
export function SendPictures({
  importId,
  missing,
}: {
  readonly importId: string;
  readonly missing: readonly string[];
}) {
  const router = useRouter();
  const [sending, setSending] = useState<Sending | null>(null);
  const [isOver, setOver] = useState(true);
  const folder = useRef<HTMLInputElement>(null);

  async function send(files: readonly File[]) {
    const wanted = files.filter((file) => missing.some((path) => isAt(pathOf(file), path)));
    const refused: string[] = [];
    let done = 0;
    setOver(false);
    setSending({ done, of: wanted.length, refused });
    const queue = [...wanted];
    const lane = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        const problem = await sendOne(importId, file);
        if (problem) refused.push(`${pathOf(file)}: ${problem}`);
        done += 1;
        setSending({ done, of: wanted.length, refused: [...refused] });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    setOver(true);
    say(`${many(done - refused.length, "picture")} sent`);
    router.refresh();
  }

  return (
    <div className="mt-4 flex flex-col gap-2">
      <label htmlFor="folder" className="font-medium">
        Send them from their folder
      </label>
      <input
        ref={folder}
        id="folder"
        type="file"
        multiple
        // Not yet in React's types; browsers without it offer single files.
        {...{ webkitdirectory: "" }}
        disabled={!isOver}
        aria-describedby="folder-hint"
        className="file-drop"
        onChange={(event) => void send([...(event.target.files ?? [])])}
      />
      <p id="folder-hint" className="text-ink-3">
        Choose the folder that the file stood in. Only the {many(missing.length, "picture")} that{" "}
        {missing.length === 1 ? "is" : "are"} missing {missing.length === 1 ? "is" : "are"} sent.
      </p>
      {sending && <Sent sending={sending} />}
    </div>
  );
}

function Sent({ sending: { done, of, refused } }: { readonly sending: Sending }) {
  if (of === 0) return <p role="alert">None of the missing pictures is in this folder.</p>;
  return (
    <>
      <Progress words={`${count(done)} of ${many(of, "picture")} sent`} done={done} of={of} />
      <div role="alert" className="empty:hidden">
        {refused.length > 0 && (
          <ul className="text-bad">
            {refused.slice(0, 20).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

const pathOf = (file: File) => file.webkitRelativePath || file.name;
const isAt = (path: string, wanted: string) => path === wanted || path.endsWith(`/${wanted}`);

/** Null when it was taken; else why not. */
async function sendOne(importId: string, file: File): Promise<string | null> {
  const address = `/admin/imports/${importId}/pictures?${new URLSearchParams({ path: pathOf(file) })}`;
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
      signal: AbortSignal.timeout(60_000),
    });
    if (answer.ok) return null;
    return String(((await answer.json()) as { title?: unknown }).title ?? answer.status);
  } catch {
    return "No answer came.";
  }
}
