"use client";
import { useEffect, useId, useRef } from "react";
import { sizedSource, sourceSet } from "@/components/ui/picture-widths";
import { pictureAddress } from "@/lib/catalog/contract";
import type { Arranged } from "./use-gallery";

interface TileProps {
  readonly picture: Arranged;
  /** Its place, from one, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly isDragged: boolean;
  /** Its button that was pressed just now, made anew each time: moving may take the focus away from it. */
  readonly pressed: { readonly step: -1 | 1 } | null;
  readonly onMove: (step: -1 | 1) => void;
  readonly onSay: (alt: string) => void;
  readonly onGone: (isGone: boolean) => void;
  readonly onDrag: (isDragged: boolean) => void;
  readonly onDragOver: () => void;
}

/** One picture of the gallery: drawn to its place or moved there by buttons, with its text, and a way out and back. */
export function PictureTile(props: TileProps) {
  const { picture, place, of, isDragged, pressed, onMove, onSay, onGone, onDrag, onDragOver } = props;
  const name = picture.alt || `picture ${place}`;
  const textId = useId();
  const earlier = useRef<HTMLButtonElement>(null);
  const later = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (pressed) (pressed.step < 0 ? earlier : later).current?.focus();
  }, [pressed]);
  return (
    <li
      className={`flex min-w-0 gap-x-3 gap-y-2 sm:flex-col ${isDragged ? "opacity-40" : ""}`}
      onDragEnter={onDragOver}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
    >
      <div className="relative max-sm:w-20 max-sm:shrink-0">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: drawn by a pointer; the buttons do the same */}
        <div
          draggable
          className="cursor-grab active:cursor-grabbing"
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            // Without any data some browsers do not begin.
            event.dataTransfer.setData("text/plain", picture.id);
            onDrag(true);
          }}
          onDragEnd={() => onDrag(false)}
        >
          <Shown picture={picture} />
        </div>
        <span className="absolute top-1.5 left-1.5 rounded-sm bg-paper px-1.5 py-0.5 tabular-nums">
          {place}
          {place === 1 && <span className="max-sm:sr-only">, shown first</span>}
        </span>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {picture.isGone ? (
          <p className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 text-ink-2">
            Will be taken out.
            <button type="button" className="btn btn-bare" onClick={() => onGone(false)}>
              Keep it<span className="sr-only"> {name}</span>
            </button>
          </p>
        ) : (
          <>
            <div>
              <label htmlFor={textId} className="mb-0.5 block text-ink-3">
                What it shows<span className="sr-only"> in picture {place}</span>
              </label>
              <textarea
                id={textId}
                rows={2}
                className="input block resize-none [field-sizing:content]"
                maxLength={500}
                value={picture.alt}
                onChange={(event) => onSay(event.target.value.replace(/\s*\n\s*/g, " "))}
              />
            </div>
            <div className="flex gap-1.5">
              <button
                ref={earlier}
                type="button"
                className="btn min-w-8 !px-2 pointer-coarse:min-w-11"
                aria-label={`Move ${name} earlier`}
                aria-disabled={place === 1}
                onClick={() => place > 1 && onMove(-1)}
              >
                <span aria-hidden className="inline-block max-sm:rotate-90">
                  ←
                </span>
              </button>
              <button
                ref={later}
                type="button"
                className="btn min-w-8 !px-2 pointer-coarse:min-w-11"
                aria-label={`Move ${name} later`}
                aria-disabled={place === of}
                onClick={() => place < of && onMove(1)}
              >
                <span aria-hidden className="inline-block max-sm:rotate-90">
                  →
                </span>
              </button>
              <button
                type="button"
                className="btn btn-bare ml-auto"
                aria-label={`Take out ${name}`}
                onClick={() => onGone(true)}
              >
                Take out
              </button>
            </div>
          </>
        )}
      </div>
    </li>
  );
}

function Shown({ picture }: { readonly picture: Arranged }) {
  const frame =
    "flex aspect-4/5 w-full items-center justify-center bg-paper-2 p-3 text-center max-sm:p-1 text-ink-3";
  if (picture.state === "missing") return <span className={`${frame} text-bad`}>Could not be fetched</span>;
  if (!picture.key) return <span className={frame}>Still to be fetched</span>;
  const source = pictureAddress(picture.key);
  return (
    // biome-ignore lint/performance/noImgElement: the media door makes the sizes
    <img
      src={sizedSource(source, 256)}
      srcSet={sourceSet(source, Infinity, { from: 80, to: 512 })}
      sizes="auto, (min-width: 40rem) 16rem, 5rem"
      alt=""
      width={256}
      height={320}
      loading="lazy"
      decoding="async"
      className={`aspect-4/5 w-full bg-paper-2 object-cover ${picture.isGone ? "opacity-30 grayscale" : ""}`}
    />
  );
}
