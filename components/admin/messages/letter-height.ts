/** Air below the last line. */
const AIR = 40;
/** What a picture makes of the one line beside it. */
const PICTURE = 70;
/** A letter's breadth in a line, as a part of its height; a little much, for lines that break early. */
const BREADTH = 0.54;

/**
 * About how high a letter stands where its lines are so wide, in pixels. Nobody outside can measure what is in a frame
 * without script and origin, but a letter says in itself how high its lines are and what lies between them. Rather too
 * much than too little: its ground goes on below it, and nothing is to be scrolled within the page.
 */
export function letterHeight(html: string, width: number): number {
  // Before the first table stands what only lists of mails show.
  const blocks = html.slice(Math.max(0, html.indexOf("<table"))).split(/<\/(?:p|h1|h2|tr|div)>|<br[^>]*>/);
  const height = blocks.reduce((sum, block) => {
    const picture = block.includes('class="picture"') ? PICTURE : 0;
    const length = block.replace(/<[^>]*>/g, "").trim().length;
    if (length === 0) return sum + picture;
    const pixels = (what: string, otherwise: number) =>
      Number(new RegExp(`${what}:(\\d+)px`).exec(block)?.[1] ?? otherwise);
    const lines = Math.ceil((length * pixels("font-size", 16) * BREADTH) / width);
    return sum + lines * pixels("line-height", 25) + spaceOf(block) + picture;
  }, AIR);
  return Math.ceil(height);
}

/** Above and below a block; of the cells of a row, and of what lies in one another, the most. */
function spaceOf(block: string): number {
  const spaces = [...block.matchAll(/(?:margin|padding):([\d.px ]+)/g)].map(([, sides = ""]) => {
    const [top = 0, , bottom = top] = sides.split(" ").map(Number.parseFloat);
    return top + bottom;
  });
  return Math.max(0, ...spaces);
}
