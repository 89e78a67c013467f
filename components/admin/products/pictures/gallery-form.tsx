"use client";
import { useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import type { GalleryInput } from "@/lib/catalog/contract";
import { Button } from "../../form/button";
import { RefusalNote } from "../../form/refusal-note";
import { Unsaved } from "../../form/unsaved";
import { type Submit, useSubmit } from "../../form/use-submit";
import { many } from "../../format";
import { say } from "../../shell/said";
import { PictureTile } from "./picture-tile";
import { UploadPictures } from "./upload-pictures";
import { useGallery } from "./use-gallery";
import { VariantPictures } from "./variant-pictures";

interface GalleryProps {
  readonly product: Pick<DeskProduct, "id" | "version" | "pictures" | "options">;
  /** Those that can be sold. */
  readonly variants: readonly DeskVariant[];
  readonly save: Submit<GalleryInput & { readonly productId: string; readonly expectedVersion: number }>;
}

/** A product's pictures: added at once, and arranged, described and taken out together by one save. */
export function GalleryForm({ product, variants, save }: GalleryProps) {
  const gallery = useGallery(product.pictures, variants);
  const { send, pending, refusal } = useSubmit(save, { said: "Saved", onDone: gallery.clear });
  const [dragged, setDragged] = useState<string | null>(null);
  const [pressed, setPressed] = useState<{ readonly id: string; readonly step: -1 | 1 } | null>(null);
  const { arranged } = gallery;
  const silent = arranged.filter((picture) => picture.alt === "" && !picture.isGone).length;
  const gone = arranged.filter((picture) => picture.isGone).length;

  return (
    <div className="flex flex-col gap-5">
      <Unsaved when={gallery.isDirty} />
      {arranged.length > 0 ? (
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void send({ productId: product.id, expectedVersion: product.version, ...gallery.values() });
          }}
        >
          <ol className="grid gap-x-4 gap-y-4 sm:grid-cols-3 sm:gap-y-6 lg:grid-cols-4">
            {arranged.map((picture, at) => (
              <PictureTile
                key={picture.id}
                picture={picture}
                place={at + 1}
                of={arranged.length}
                isDragged={dragged === picture.id}
                pressed={pressed?.id === picture.id ? pressed : null}
                onMove={(step) => {
                  gallery.move(picture.id, at + step);
                  setPressed({ id: picture.id, step });
                  say(`Now ${at + 1 + step} of ${arranged.length}`);
                }}
                onSay={(alt) => gallery.say(picture.id, alt)}
                onGone={(isGone) => gallery.setGone(picture.id, isGone)}
                onDrag={(isDragged) => {
                  setPressed(null);
                  setDragged(isDragged ? picture.id : null);
                }}
                onDragOver={() => {
                  if (dragged !== null && dragged !== picture.id) gallery.move(dragged, at);
                }}
              />
            ))}
          </ol>
          {silent > 0 && (
            <p className="text-ink-3">
              {many(silent, "picture")} without a text: people who do not see {silent === 1 ? "it" : "them"}{" "}
              are read the text, and search engines read it too.
            </p>
          )}
          {product.options.length > 0 && variants.length > 1 && (
            <VariantPictures gallery={gallery} options={product.options} variants={variants} />
          )}
          <RefusalNote refusal={refusal} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" className="btn btn-first" off={pending || !gallery.isDirty}>
              {pending ? "Saving…" : gone > 0 ? `Save, and take ${gone} out` : "Save pictures"}
            </Button>
            {gallery.isDirty && (
              <Button className="btn" off={pending} onClick={gallery.clear}>
                Leave them as they were
              </Button>
            )}
          </div>
        </form>
      ) : (
        <p className="text-ink-2">
          No pictures yet. The first one stands for the product in lists and carts.
        </p>
      )}
      <UploadPictures productId={product.id} />
    </div>
  );
}
