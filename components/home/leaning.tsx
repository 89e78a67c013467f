"use client";

import type { ReactNode } from "react";
import { preload } from "react-dom";

/**
 * A word that leans. Its face is fetched with this page alone and before anything, which a face of the layout could not
 * be; of the client, since a hint of the server would be followed wherever a link to this page is merely prefetched.
 */
export function Leaning({ children }: { readonly children: ReactNode }) {
  preload("/faces/fraunces-leaning-2.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return <em className="leaning">{children}</em>;
}
