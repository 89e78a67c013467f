import { sizedSource, sourceSet } from "./picture-widths";

interface ThumbProps {
  readonly src: string | null;
  readonly alt?: string;
  /** The width that `className` gives it, in pixels. */
  readonly width: number;
  /** The same from `sm` on, where that differs. */
  readonly wide?: number;
  /** Fetched at once: in what opens over the page and is looked at there and then. */
  readonly isEager?: boolean;
  readonly className?: string;
}

/** A small picture of fixed width, in carts and orders. */
export function Thumb({ src, alt = "", width, wide = width, isEager = false, className = "" }: ThumbProps) {
  if (!src) return <span aria-hidden className={`block bg-paper-3 ${className}`} />;
  return (
    // biome-ignore lint/performance/noImgElement: the media door makes the sizes
    <img
      src={sizedSource(src, wide)}
      srcSet={sourceSet(src, Infinity, [width, wide])}
      sizes={`${isEager ? "" : "auto, "}(min-width: 40rem) ${wide}px, ${width}px`}
      alt={alt}
      width={width}
      height={width * 1.25}
      loading={isEager ? "eager" : "lazy"}
      decoding="async"
      className={`bg-paper-3 object-cover ${className}`}
    />
  );
}
