import { join } from "node:path";
import sharp from "sharp";
import type { Storage } from "@/lib/platform/storage";
import { SHARE_SIZE, type Shared, shareVersion } from "./share-version";

/** The picture's part, in the proportion of the house's pictures. */
const PICTURE = { width: 504, height: 630 } as const;
const MARGIN = 64;

/** Pictures know no custom properties, so paper and inks of the house (app/tokens.css) stand here once more. */
const paper = "#fcfaf4";
const ink = "#1f1915";
const quietInk = "#4d4641";

const here = (file: string) => join(process.cwd(), file);
/** Our own faces, as files: the display serif at the optical size of posters (made from the variable file), and the sans. */
const serif = { family: "Fraunces Share", file: here("lib/catalog/share/fraunces-share.ttf") };
const sans = { family: "Geist", file: here("node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf") };

const making = new Map<string, Promise<Buffer>>();

/** The picture as a JPEG, made when it is first asked for and kept; asked for twice at once it is made once. */
export async function sharePicture(storage: Storage, shared: Shared): Promise<Buffer> {
  const version = shareVersion(shared);
  const key = `${version.slice(0, 2)}/${version}.jpg`;
  const kept = await storage.read(key);
  if (kept) return kept;
  const running = making.get(key) ?? make(storage, key, shared).finally(() => making.delete(key));
  making.set(key, running);
  return running;
}

async function make(storage: Storage, key: string, shared: Shared): Promise<Buffer> {
  const bytes = await compose(storage, shared);
  await storage.put(key, bytes);
  return bytes;
}

/** The product to the left, whole in height; beside it the shop above and name and price below. */
async function compose(storage: Storage, { pictureKey, title, price, shop }: Shared): Promise<Buffer> {
  const picture = pictureKey ? await pictureOf(storage, pictureKey) : null;
  const left = (picture ? PICTURE.width : 0) + MARGIN;
  const width = SHARE_SIZE.width - left - MARGIN;
  const [brand, name, sum] = await Promise.all([
    written(shop, serif, 32, width, quietInk),
    written(title, serif, sizeFor(title), width, ink),
    written(price, sans, 34, width, ink),
  ]);
  const bottom = SHARE_SIZE.height - MARGIN;
  const nameTop = Math.max(MARGIN + brand.height + 24, bottom - sum.height - 28 - name.height);
  return sharp({ create: { ...SHARE_SIZE, channels: 3, background: paper } })
    .composite([
      ...(picture ? [{ input: picture, left: 0, top: 0 }] : []),
      { input: brand.data, left, top: MARGIN },
      { input: name.data, left, top: nameTop },
      { input: sum.data, left, top: bottom - sum.height },
    ])
    .jpeg({ quality: 86, mozjpeg: true })
    .toBuffer();
}

/** A broken picture leaves its place to the words. */
async function pictureOf(storage: Storage, key: string): Promise<Buffer | null> {
  const source = await storage.read(key);
  return (
    source &&
    sharp(source)
      .resize({ ...PICTURE, fit: "cover" })
      .toBuffer()
      .catch(() => null)
  );
}

/** Long names are set smaller, so that none needs more than four lines; what is longer than any name is cut. */
function sizeFor(title: string): number {
  return title.length <= 24 ? 76 : title.length <= 48 ? 62 : 48;
}

const LONGEST = 90;

async function written(
  words: string,
  face: { readonly family: string; readonly file: string },
  size: number,
  width: number,
  colour: string,
) {
  const shown = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
  const tight = face === serif ? Math.round(-size * 18) : 0;
  const text = `<span foreground="${colour}" letter_spacing="${tight}">${escaped(shown)}</span>`;
  const { data, info } = await sharp({
    text: {
      text,
      font: `${face.family} ${size}`,
      fontfile: face.file,
      width,
      rgba: true,
      dpi: 72,
      wrap: "word-char",
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, height: info.height };
}

/** Words are no markup (Pango's), whoever typed them. */
function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
