import { preload } from "react-dom";
import { sizedSource, sourceSet } from "./picture-widths";

export interface PictureProps {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** The widths it is shown at, as in the `sizes` attribute. */
  readonly sizes: string;
  /** The least and the most pixels it is ever shown with, dense screens counted. */
  readonly range: { readonly from: number; readonly to: number };
  /** The first picture of a page: asked for before anything else, and never lazily. */
  readonly first?: boolean;
  readonly className?: string;
}

/**
 * A picture in the size and format that its reader needs, without a byte of script (docs/decisions: pictures). Later
 * pictures say `sizes="auto"` first, so that browsers which know it choose by the width as laid out.
 */
export function Picture({ src, alt, width, height, sizes, range, first = false, className }: PictureProps) {
  const srcSet = sourceSet(src, width, range);
  const fallback = sizedSource(src, range.to);
  if (first)
    preload(fallback, { as: "image", imageSrcSet: srcSet, imageSizes: sizes, fetchPriority: "high" });
  return (
    // biome-ignore lint/performance/noImgElement: the media door makes the sizes
    <img
      src={fallback}
      srcSet={srcSet}
      sizes={first ? sizes : `auto, ${sizes}`}
      alt={alt}
      width={width}
      height={height}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : undefined}
      decoding="async"
      className={className}
    />
  );
}
