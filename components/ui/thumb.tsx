import { sizedSource } from "./picture-widths";

interface ThumbProps {
  readonly src: string | null;
  readonly alt?: string;
  readonly className?: string;
}

const widths = [96, 160, 256, 320];

/** A small picture of fixed width, in carts and orders. */
export function Thumb({ src, alt = "", className = "" }: ThumbProps) {
  if (!src) return <span aria-hidden className={`block bg-paper-2 ${className}`} />;
  return (
    // biome-ignore lint/performance/noImgElement: the media door makes the sizes
    <img
      src={sizedSource(src, 160)}
      srcSet={widths.map((width) => `${sizedSource(src, width)} ${width}w`).join(", ")}
      sizes="auto, 6rem"
      alt={alt}
      width={96}
      height={120}
      loading="lazy"
      decoding="async"
      className={`bg-paper-2 object-cover ${className}`}
    />
  );
}
