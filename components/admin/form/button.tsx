"use client";
import type { ComponentProps } from "react";

/**
 * A button that takes no press while it is `off`, and keeps the focus: a disabled one drops it on the page, where
 * whoever works by keyboard or hears the page has lost their place. Enter in a form presses its button, so it is held
 * back too.
 */
export function Button({
  off,
  onClick,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { off: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={off || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
