import { readFile } from "node:fs/promises";
import { BOX, compose, type Placed } from "./compose";
import { type CutOut, cutOut } from "./cut-out";
import { type DrawingName, drawings, dyesOf } from "./drawings";
import { dye } from "./dye";
import { type Ground, groundOf } from "./ground";
import { type Frame, PICTURE } from "./layers";

export { type Frame, PICTURE } from "./layers";

/** A thing as it is drawn: which drawing, and the colour its body comes in (hex), if it comes in any. */
export interface Subject {
  readonly drawing: DrawingName;
  readonly colour: string | null;
}

/** How it is shown: as a whole, near, on a dark ground, or with another thing beside it. */
export type View = "whole" | "near" | "dark" | "beside";

export interface PictureOrder extends Subject {
  readonly view: View;
  /** The other thing, for `beside`, and how large it is against the usual. */
  readonly companion?: Subject & { readonly scale?: number };
}

/** How large a drawing's canvas is rendered, by the frame's width: for all views of a thing, as a whole, as company. */
const RENDERED = { all: 0.84, whole: 0.72, company: 0.39 };
/** Cut-outs kept: orders come product by product. */
const KEPT = 12;

interface Made {
  readonly thing: CutOut;
  readonly ground: Ground;
}

/** Draws pictures, and remembers the things it drew last. The same order always makes the same picture. */
export class PictureMaker {
  readonly #frame: Frame;
  readonly #made = new Map<string, Promise<Made>>();

  constructor(frame: Frame = PICTURE) {
    this.#frame = frame;
  }

  /** The picture as WebP. `isOnly`: no other view of this thing will be asked for. */
  async draw(order: PictureOrder, isOnly = false): Promise<Buffer> {
    const { thing, ground } = await this.#thing(order, isOnly ? RENDERED.whole : RENDERED.all);
    if (order.view !== "beside" || !order.companion)
      return compose(this.#frame, [alone(order, thing)], ground, order.view === "dark");
    const { scale = 1 } = order.companion;
    const other = await this.#thing(order.companion, RENDERED.company * Math.max(1, scale));
    return compose(this.#frame, pair(order, thing, order.companion, other.thing, scale), ground, false);
  }

  #thing({ drawing, colour }: Subject, share: number): Promise<Made> {
    const pixels = Math.round(this.#frame.width * share);
    const key = `${drawing} ${colour} ${pixels}`;
    const kept = this.#made.get(key);
    if (kept) return kept;
    const made = make(drawing, colour, pixels);
    this.#made.set(key, made);
    if (this.#made.size > KEPT) this.#made.delete(this.#made.keys().next().value!);
    return made;
  }
}

async function make(drawing: DrawingName, colour: string | null, pixels: number): Promise<Made> {
  const source = await readFile(new URL(`./svg/${drawing}.svg`, import.meta.url), "utf8");
  const thing = await cutOut(dye(source, dyesOf(drawing, colour)), pixels);
  return { thing, ground: groundOf(thing) };
}

/** A frame is 4 : 5; heights are shares of its height. */
const TALL = 0.8;

/** How high a thing is, as a share of the frame, when its box is so wide. */
function heightOf({ width, height }: CutOut, size: number): number {
  return Math.min(size * BOX, (height / width) * size) * TALL;
}

/** In the middle and a little above it, 62 % wide; near, it leaves the frame below and to the right. */
function alone({ drawing, view }: PictureOrder, thing: CutOut): Placed {
  const { pose } = drawings[drawing];
  const size = view === "near" ? 1.5 : 0.62;
  const [x, middle] = view === "near" ? [0.6, 0.64] : [0.5, 0.475];
  return { thing, pose, x, foot: middle + heightOf(thing, size) / 2, size };
}

/** Two things of one world: on one floor, on one table, or one on the wall and one before it. */
function pair(first: Subject, thing: CutOut, second: Subject, other: CutOut, scale: number): Placed[] {
  const [own, their] = [drawings[first.drawing].pose, drawings[second.drawing].pose];
  const middle = (cut: CutOut, size: number, at: number) => at + heightOf(cut, size) / 2;
  if (own === "stands" && their === "stands")
    return [
      { thing: other, pose: their, x: 0.72, foot: 0.655, size: 0.34 * scale },
      { thing, pose: own, x: 0.4, foot: 0.72, size: 0.5 },
    ];
  if (own === "hangs" || their === "hangs") {
    const [high, low] = own === "hangs" ? [0.36, 0.84] : [0.3, 0.8];
    const main = own === "hangs" ? middle(thing, 0.5, high) : low;
    const beside = their === "hangs" ? middle(other, 0.32 * scale, own === "hangs" ? 0.66 : high) : low;
    return [
      { thing: other, pose: their, x: 0.74, foot: beside, size: 0.32 * scale },
      { thing, pose: own, x: 0.42, foot: main, size: 0.52 },
    ];
  }
  return [
    { thing, pose: own, x: 0.385, foot: middle(thing, 0.52, 0.39), size: 0.52 },
    { thing: other, pose: their, x: 0.74, foot: middle(other, 0.36 * scale, 0.755), size: 0.36 * scale },
  ];
}
