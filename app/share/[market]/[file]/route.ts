import { sharedProduct, shareVersionOf } from "@/app/share/shared-product";
import { sharePicture } from "@/lib/catalog/share/share-picture";
import { storage } from "@/lib/platform/storage";

interface Context {
  readonly params: Promise<{ market: string; file: string }>;
}

/**
 * The picture that other sites show beside a link to a product. Its page names it with the version of what it shows:
 * that one never changes and may be kept for ever; without it, or with an old one, the present picture is given.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { market, file } = await params;
  const handle = /^([a-z0-9-]{1,120})\.jpg$/.exec(file)?.[1];
  const shared = handle && /^[a-z]{2,8}$/.test(market) ? await sharedProduct(market, handle) : null;
  if (!shared) return new Response(null, { status: 404, headers: { "cache-control": "public, max-age=60" } });
  const isThisOne = new URL(request.url).searchParams.get("v") === shareVersionOf(shared);
  return new Response(new Uint8Array(await sharePicture(storage(), shared)), {
    headers: {
      "content-type": "image/jpeg",
      "cache-control": isThisOne ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
