import { sizedSource } from "./picture-widths";

interface ThumbProps {
  readonly src: string | null;
  readonly alt?: string;
  readonly className?: string;
}

/** A small picture of fixed width, in carts and orders. */
export function Thumb({ src, alt = "", className = "" }: ThumbProps) {
  if (!src) return <span aria-hidden className={`block bg-paper-2 ${className}`} />;
  return (
    // biome-ignore lint/performance/noImgElement: the media door makes the sizes
    <img
      src={sizedSource(src, 160)}
      srcSet={`${sizedSource(src, 160)} 1x, ${sizedSource(src, 256)} 2x`}
      alt={alt}
      width={96}
      height={120}
      loading="lazy"
      decoding="async"
      className={`bg-paper-2 object-cover ${className}`}
    />
  );
}
