/** The tree of the demo shop, in its order: each path with what its page says. */
export const categories: readonly { readonly names: readonly string[]; readonly says: string }[] = [
  department(
    "Table",
    "What is set down in front of people. Made to be washed, stacked and used on a Tuesday.",
    {
      "Cups and pots": "Stoneware and porcelain for whatever is hot.",
      "Bowls and plates": "Deep, flat and in between, all of it for every day.",
      Glass: "Clear, heavy where it should be, and not afraid of the dishwasher.",
      Cutlery: "Forks, knives and chopsticks with a proper weight.",
    },
  ),
  department(
    "Kitchen",
    "Fewer things, and each of them good at one. What wears out is sharpened, seasoned or sent a new part.",
    {
      "Pots and pans": "Iron and steel that go from the hob to the table.",
      Tools: "What hangs on the hook beside the stove.",
      Larder: "Honey, chocolate, and what they are kept in.",
    },
  ),
  department(
    "Desk",
    "For a table with a lamp on it. Paper first, and a few instruments for looking and listening.",
    {
      Writing: "Pens and pencils that begin at once.",
      Paper: "Notebooks that lie flat, and pads that are torn off.",
      "On the desk": "What is reached for without looking up.",
      Books: "Short ones, with a use.",
      "Sound and picture": "A radio, a camera, a pair of headphones.",
    },
  ),
  department(
    "Home",
    "Light, time, and something to sit on. The things one sees first on waking and last at night.",
    {
      Light: "Wax and paper.",
      Furniture: "A chair, a sofa, a mirror. Wood, wool and brass.",
      Clocks: "Four ways to know how late it is.",
      "Vessels and baskets": "To put things in, or flowers, or nothing.",
      Bath: "Soap, brushes, and what the water comes out of.",
    },
  ),
  department(
    "Wear",
    "Wool, leather and straw, cut plainly. We mend what we sell, and most of it needs it late.",
    {
      "Coats and scarves": "Against weather of both kinds.",
      "Shoes and socks": "Stitched so that they can be soled again.",
      "Small things": "A watch and a pair of sunglasses.",
    },
  ),
  department(
    "Garden",
    "For beds, balconies and the shed behind them. Steel is forged, wood is ash, pots are clay.",
    {
      "Plants and pots": "Alive, and sent so that they stay so.",
      Tools: "With handles that can be replaced.",
      Shed: "What everything else is kept in.",
    },
  ),
  department(
    "Road",
    "Bags, wheels and a roof for the night. All of it has been somewhere before it came into the shop.",
    {
      Bags: "Cotton, leather and one suitcase.",
      Wheels: "Two, or four small ones.",
      "Out of doors": "For rain, dark and getting lost.",
    },
  ),
  department(
    "Play",
    "For hands of every age. Nothing here needs a battery, and most of it makes some noise.",
    {
      Toys: "Wood, wool and paint that can be chewed.",
      "Games and sport": "To throw, to hit, to settle things.",
      Music: "Instruments that have been played in before they are sent.",
      "Music/Strings and keys": "From a fiddle to an accordion.",
      "Music/Drums": "One low note, one high.",
    },
  ),
].flat();

function department(name: string, says: string, parts: Readonly<Record<string, string>>) {
  return [
    { names: [name], says },
    ...Object.entries(parts).map(([path, words]) => ({ names: [name, ...path.split("/")], says: words })),
  ];
}
