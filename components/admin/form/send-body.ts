import type { Refusal } from "../refusal-words";

export type Sent = { readonly ok: true; readonly value: Readonly<Record<string, unknown>> } | Refusal;

/**
 * Sends a file as the whole body of a POST. By XMLHttpRequest, since fetch does not tell how much has left; `progress`
 * is told a share. `silence` is what to say when nothing came back, or nothing that makes sense.
 */
export function sendBody(
  address: string,
  file: File,
  type: string,
  silence: string,
  progress: (share: number) => void,
): Promise<Sent> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("content-type", type);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => done(read(request.status, request.responseText, silence)));
    request.send(file);
  });
}

function read(status: number, text: string, silence: string): Sent {
  const nothing: Refusal = { ok: false, code: "no_answer", title: silence, detail: {}, errors: [] };
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    if (status === 200) return { ok: true, value: body };
    const { code, title, detail } = body;
    if (typeof code !== "string" || typeof title !== "string") return nothing;
    return { ok: false, code, title: typeof detail === "string" ? detail : title, detail: body, errors: [] };
  } catch {
    return nothing;
  }
}
