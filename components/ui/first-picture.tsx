"use client";

import type { ImgHTMLAttributes } from "react";

/**
 * The first picture of a page. Of the client, since React would have the browser fetch an eager picture of a server
 * component as soon as a link to its page is merely prefetched; rendered on the server, it is preloaded in the head.
 */
export function FirstPicture({ alt, ...rest }: ImgHTMLAttributes<HTMLImageElement>) {
  // biome-ignore lint/performance/noImgElement: the media door makes the sizes
  return <img {...rest} alt={alt} loading="eager" fetchPriority="high" />;
}
