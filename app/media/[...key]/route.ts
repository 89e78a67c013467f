import { pictureWidths } from "@/components/ui/picture-widths";
import { mailPicture } from "@/lib/catalog/mail-picture";
import { sizedPicture } from "@/lib/catalog/sized-picture";
import { isStorageKey, storage } from "@/lib/platform/storage";

/** What the storage keeps, by the ending that its own writer gave it; anything else is not served. */
const types: Readonly<Record<string, string>> = {
  webp: "image/webp",
  avif: "image/avif",
  png: "image/png",
  jpg: "image/jpeg",
};

interface Context {
  readonly params: Promise<{ key: string[] }>;
}

/**
 * A stored picture, with `?w=` the same at one of the house's widths in the best format its reader takes, or with
 * `?as=mail` in the one size and format that every mail reader shows. A key is the hash of a content, so its picture
 * never changes and may be kept for ever; it has one shape, so that none can name a file outside.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const key = (await params).key.join("/");
  if (!isStorageKey(key)) return nothing();
  const { searchParams } = new URL(request.url);
  if (searchParams.get("as") === "mail") return forMail(request, key);
  const width = searchParams.get("w");
  return width === null ? whole(request, key) : sized(request, key, width);
}

async function whole(request: Request, key: string): Promise<Response> {
  const type = types[key.split(".").at(-1) ?? ""];
  if (!type) return nothing();
  const headers = pictureHeaders(type, `"${key.split("/")[1]}"`, true);
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const bytes = await storage().read(key);
  return bytes ? new Response(new Uint8Array(bytes), { headers }) : nothing();
}

async function sized(request: Request, key: string, asked: string): Promise<Response> {
  const width = pictureWidths.find((one) => String(one) === asked);
  if (!width) return nothing();
  const wanted = (request.headers.get("accept") ?? "").includes("image/avif") ? "avif" : "webp";
  const picture = await sizedPicture(storage(), key, width, wanted);
  if (!picture) return nothing();
  const etag = `"${key.slice(3, 19)}-${width}-${picture.format}"`;
  const headers = pictureHeaders(types[picture.format]!, etag, picture.isFinal);
  headers.set("vary", "accept");
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture.bytes), { headers });
}

async function forMail(request: Request, key: string): Promise<Response> {
  const headers = pictureHeaders("image/jpeg", `"${key.slice(3, 19)}-mail"`, true);
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const bytes = await mailPicture(storage(), key);
  return bytes ? new Response(new Uint8Array(bytes), { headers }) : nothing();
}

function pictureHeaders(type: string, etag: string, isFinal: boolean): Headers {
  return new Headers({
    "content-type": type,
    "cache-control": isFinal ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    // Mails are read on other people's pages.
    "cross-origin-resource-policy": "cross-origin",
    etag,
  });
}

function isKnown(request: Request, headers: Headers): boolean {
  return request.headers.get("if-none-match") === headers.get("etag");
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "public, max-age=60" } });
}
