import type { Refusal } from "../refusal-words";

export interface FileWishes {
  readonly currency: string;
  readonly dryRun: boolean;
}

type Sent = { readonly ok: true; readonly importId: string } | Refusal;

/** Nothing came back, or nothing that makes sense: the file may have been taken or not. */
const silence: Refusal = {
  ok: false,
  code: "no_answer",
  title:
    "No answer came. Look below whether the file is there, and send it again if not: nothing is doubled.",
  detail: {},
  errors: [],
};

/** Sends a file as it is. By XMLHttpRequest, since fetch does not tell how much has left; `progress` is told a share. */
export function sendFile(
  file: File,
  { currency, dryRun }: FileWishes,
  progress: (share: number) => void,
): Promise<Sent> {
  const address = new URLSearchParams({ name: file.name, currency, dry_run: String(dryRun) });
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/admin/imports/upload?${address}`);
    request.setRequestHeader("content-type", "text/csv");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => done(read(request.status, request.responseText)));
    request.send(file);
  });
}

function read(status: number, text: string): Sent {
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    if (status === 200 && typeof body.importId === "string") return { ok: true, importId: body.importId };
    const { code, title, detail } = body;
    if (typeof code !== "string" || typeof title !== "string") return silence;
    return { ok: false, code, title: typeof detail === "string" ? detail : title, detail: body, errors: [] };
  } catch {
    return silence;
  }
}
