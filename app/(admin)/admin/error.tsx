"use client";
/** Also around the desk's own frame, whose counts are read before any page is. */
export { default } from "./(desk)/error";
