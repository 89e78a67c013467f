import { FirstPicture } from "./first-picture";
import { type Shown, sizedSource, sourceSet } from "./picture-widths";

export interface PictureProps {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** The widths it is shown at, as in the `sizes` attribute: exactly as the layout has them. */
  readonly sizes: string;
  /** The pixels it is ever shown with. */
  readonly shown: Shown;
  /** The first picture of a page: never lazy, and named in the head before anything else is asked for. */
  readonly first?: boolean;
  /** Fetched at once: in what opens over the page and is looked at there and then. */
  readonly isEager?: boolean;
  readonly className?: string;
}

/**
 * A picture in the size and format that its reader needs (docs/decisions: pictures). Later pictures say `sizes="auto"`
 * first, so that browsers which know it choose by the width as laid out.
 */
export function Picture(props: PictureProps) {
  const { src, alt, width, height, sizes, shown, first = false, isEager = false, className } = props;
  const common = {
    src: sizedSource(src, "from" in shown ? shown.to : Math.max(...shown)),
    srcSet: sourceSet(src, width, shown),
    alt,
    width,
    height,
    decoding: first ? "sync" : "async",
    className,
  } as const;
  if (first) return <FirstPicture {...common} sizes={sizes} />;
  const when = isEager
    ? ({ sizes, loading: "eager" } as const)
    : ({ sizes: `auto, ${sizes}`, loading: "lazy" } as const);
  // biome-ignore lint/performance/noImgElement: the media door makes the sizes
  return <img {...common} {...when} alt={alt} />;
}
