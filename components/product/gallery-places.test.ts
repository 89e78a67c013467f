import { describe, expect, it } from "vitest";
import { galleryPlaces, shownOf } from "./gallery-places";

const pictures = ["a", "b", "c", "d"].map((id) => ({ id }));
const variant = (pictureId: string | null, available = true) => ({
  id: `of ${pictureId}`,
  itemId: `item of ${pictureId}`,
  valueIds: [],
  available,
  pictureId,
});
const idsOf = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join("");
const isLarge = (sizes: string) => sizes.includes("54.17rem");

describe("a gallery", () => {
  it("begins with the picture of the chosen variant and leaves out those of others", () => {
    expect(idsOf(shownOf(pictures, [variant("a"), variant("b")], "b"))).toBe("bcd");
    expect(idsOf(shownOf(pictures, [variant(null)], null))).toBe("abcd");
    expect(
      idsOf(
        shownOf(
          pictures,
          pictures.map(({ id }) => variant(id)),
          null,
        ),
      ),
    ).toBe("abcd");
  });

  it("has one first picture: what the page opens with, be the first variant sold out", () => {
    const places = galleryPlaces(pictures, [variant("a", false), variant("b")]);
    expect(places.map((place) => place.first)).toEqual([false, true, false, false]);
    expect(galleryPlaces(pictures, [variant(null)]).map((place) => place.first)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("is a large picture over pairs, and one that is left over fills its row", () => {
    const large = (count: number) =>
      galleryPlaces(pictures.slice(0, count), [variant("a")]).map(({ sizes }) => isLarge(sizes));
    expect(large(2)).toEqual([true, true]);
    expect(large(3)).toEqual([true, false, false]);
    expect(large(4)).toEqual([true, false, false, true]);
  });

  it("fills a phone's page with a picture that is alone", () => {
    const [alone] = galleryPlaces(pictures.slice(0, 2), [variant("a"), variant("b")]);
    expect(alone?.sizes).toContain("calc(100vw - 2.5rem)");
  });
});
