/** What somebody says of what they have had for some days: what a review is made of, once there are reviews. */
export interface Said {
  /** The title of a good. */
  readonly about: string;
  readonly words: string;
}

/** The best first: the shop quotes from the top of it. */
export const said: readonly Said[] = [
  {
    about: "Ember skillet",
    words: "The egg slid on the first morning. I had believed everything else you write, but not the egg.",
  },
  {
    about: "Consul clock",
    words: "We told it not to strike for a week, as you said we would. Then we missed it.",
  },
  {
    about: "Passo backpack",
    words: "It has carried a laptop, lunch and several bad days. Only the lunch leaked, and that wiped off.",
  },
  {
    about: "Hestia pot",
    words: "It pours to the last drop. What you do not say is that nobody gets up from the table any more.",
  },
  {
    about: "Alba cup",
    words: "It took me a week to notice that I sit down for coffee now. The handle is to blame.",
  },
  {
    about: "Vigil candle",
    words:
      "Four evenings so far, and it burns as straight as on the first. My sister asked who had lit a stove.",
  },
  {
    about: "Linea fountain pen",
    words: "It wrote at once. I have answered three letters that were older than the pen.",
  },
  {
    about: "Comb honey",
    words: "I meant to write when the pot was empty. It took five days, and there are two of us.",
  },
  {
    about: "Bruno bear",
    words:
      "He sits at breakfast and has been asked for his opinion on jam. He sheds a little on a dark jumper.",
  },
  {
    about: "Vann kitchen knife",
    words: "Sharp enough to be careful with, you wrote. The plaster is mine and the onion was perfect.",
  },
  {
    about: "Dome umbrella",
    words: "It turned inside out on the bridge and back again at the end of it, in front of witnesses.",
  },
  {
    about: "Rill tumbler",
    words: "Clear enough to read through: I tried. So heavy at the bottom that the table wants a mat.",
  },
  {
    about: "Market basket",
    words: "The cat had decided before the vegetables were out. I need another one for the vegetables.",
  },
  {
    about: "Noir chocolate",
    words: "Eight pieces, as if they wanted to be shared. They did not get the chance.",
  },
  {
    about: "Cedar pencil",
    words: "It smells as you say. The rubber really does rub out, which I tried on a whole crossword.",
  },
  {
    about: "Linen-bound notebook",
    words: "Lies flat on page one, which no notebook of mine ever has. The ribbon frays a little at its end.",
  },
  {
    about: "Twin bell alarm clock",
    words: "It has one thing to say. The whole house has heard it, and so have the people below.",
  },
  {
    about: "Duo socks",
    words: "They stay up. Wash them alone the first time: my towels are a little warmer in colour now.",
  },
  {
    about: "Loop scarf",
    words: "Twice round and still ends, even on me. Warmer than it looks and lighter than I feared.",
  },
  {
    about: "Palm gloves",
    words: "The telephone knows my thumb and not my first finger. For the rope they are the best I have had.",
  },
  {
    about: "Savon block",
    words:
      "It smells of hardly anything, which is what I was after. The edges are sharp for the first two days.",
  },
  {
    about: "Bristle toothbrush",
    words: "Heavier than I expected and I would not go back. Medium is soft, as the dentist said too.",
  },
  {
    about: "North compass",
    words: "We got lost on purpose to try it. It was right and I was not.",
  },
  {
    about: "Shed toolbox",
    words: "It shuts without a bang. The drill fits, the sandwich fits, the radio only if it lies down.",
  },
  {
    about: "Strahl torch",
    words: "It floats: I did not mean to find out. The button is hard to feel with gloves on.",
  },
  {
    about: "Vela bowl",
    words: "Leans in the hand exactly as you say. It has been dropped once already and now has its date.",
  },
  {
    about: "The Repair Handbook",
    words: "Two chairs and a kettle cord in one weekend. I rang you anyway, and it was on page 40.",
  },
  {
    about: "Sill plant in a clay pot",
    words:
      "It arrived upright and with its window clean. Two leaves dropped in the first week, then it settled.",
  },
  {
    about: "Keep jar",
    words:
      "The label gives the pencil back under water, I would not have believed it. The lid wants a strong hand.",
  },
  {
    about: "Minuta timer",
    words: "It ticks louder than I like in a small kitchen. It has also never once suggested anything.",
  },
  {
    about: "Soba bowl",
    words: "The broth stayed hot to the end and my thumb did not. The chopsticks rolled off once.",
  },
  {
    about: "Confetti journal",
    words: "Every little paper is really laid by hand: I counted the crooked ones and like them best.",
  },
  {
    about: "Snip shears",
    words: "They close like a full stop. After a morning of wrapping paper I looked for more to cut.",
  },
  {
    about: "Stund hourglass",
    words: "Mine runs a minute over thirty. For tempers that has turned out to be about right.",
  },
  {
    about: "Hofer tankard",
    words: "Room for the head and for a whole hand. Too tall for our shelf, so it lives on the table.",
  },
  {
    about: "Sal shaker",
    words: "Seven holes, I counted as well. On a damp day the salt waits and has to be talked to.",
  },
  {
    about: "Drake kite",
    words: "Up in hardly any wind. We lost a bow to a hedge and tied another, as you said one may.",
  },
  {
    about: "Siesta hat",
    words: "Packed flat for the train and back in shape over the kettle. A touch large for a small head.",
  },
  {
    about: "Lait lotion",
    words: "For hands that mix mortar all day. The bottle is on its way back to you with your own stamp.",
  },
  {
    about: "Tine cutlery",
    words:
      "Thinner in the hand than I feared and stronger than it looks. The knife cuts tomatoes as if they were asked.",
  },
  {
    about: "Whole world map",
    words: "It has been wet, drawn on and folded back wrongly within a week, and all three were my father.",
  },
  {
    about: "Day pad",
    words: "The folded corner is a silly idea and it works on me every morning.",
  },
];
