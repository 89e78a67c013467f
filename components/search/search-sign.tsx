/** How the way into search stands in the head of a page: a sign on a phone, a word where there is room. */
export const searchWay = "flex min-h-11 items-center underline-offset-8 hover:underline sm:min-h-0 sm:py-2";

export function SearchSign() {
  return (
    <>
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 fill-none stroke-current stroke-[1.5] sm:hidden">
        <circle cx="8.5" cy="8.5" r="5.75" />
        <path d="m13 13 4.5 4.5" />
      </svg>
      <span className="sr-only sm:not-sr-only">Search</span>
    </>
  );
}
