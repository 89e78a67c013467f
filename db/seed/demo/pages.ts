import type { PageInput } from "@/lib/content";

type Block = PageInput["body"][number];
type Line = Extract<Block, { kind: "paragraph" }>["line"];

const heading = (text: string): Block => ({ kind: "heading", text });
const text = (...line: Line): Block => ({ kind: "paragraph", line });
const list = (...items: (string | Line)[]): Block => ({
  kind: "list",
  items: items.map((item) => (typeof item === "string" ? [item] : item)),
});
const link = (words: string, href: string) => ({ text: words, href });
const mail = link("hello@cartwright.example", "mailto:hello@cartwright.example");

/** What the demo shop says about itself. The figures are those of `seedShop` and of the shop's own rules. */
export const pages: readonly PageInput[] = [
  {
    handle: "delivery",
    title: "Delivery",
    summary: "What it costs, how long it takes, and what happens when nobody is at home.",
    menu: "help",
    position: 10,
    body: [
      text(
        "We pack from Monday to Friday. What is ordered before two in the afternoon usually leaves the same day; you get an e-mail with the tracking number when it does.",
      ),
      {
        kind: "table",
        head: ["Where to", "How", "Working days", "Cost"],
        rows: [
          [
            "Germany, Austria, France, the Netherlands, Belgium, Italy, Spain, Ireland",
            "Standard, by post",
            "2 to 4",
            "€4.90, free from €60",
          ],
          [
            "The same eight countries",
            "Express, by courier",
            "1",
            "€12.90\u00a0up\u00a0to\u00a02\u00a0kg, €19.90\u00a0up\u00a0to\u00a010\u00a0kg, €34.90\u00a0up\u00a0to\u00a031.5\u00a0kg",
          ],
          ["United States", "Standard, by post", "4 to 8", "$7.95, free from $75"],
        ],
      },
      text(
        "The checkout always shows the price for your parcel before you pay. Prices in the European Union include VAT; in the United States, sales tax is added at the checkout where it is due.",
      ),
      heading("Large things"),
      text(
        "Bicycles, sofas and chairs come by the same carriers, in a box that two people can lift. Nobody has to carry it alone: write to us if you have stairs and no neighbour.",
      ),
      heading("Made to order"),
      text(
        "A few things are made after you have ordered them. Their page says so and says how long. If you order them together with others, we send what we have and the rest when it is ready; you pay for delivery once.",
      ),
      heading("When nobody is at home"),
      text(
        "The carrier tries once more or takes the parcel to a shop near you, where it waits for seven days. If it comes back to us we write to you, and send it again for nothing the first time.",
      ),
      heading("When something is broken or missing"),
      text(
        "Send us a photograph within two weeks, to ",
        mail,
        ". We send the thing again or give the money back, as you prefer. You need not send broken pieces.",
      ),
    ],
  },
  {
    handle: "returns",
    title: "Returns",
    summary:
      "Sixty days to send it back. You need give no reason: here is how it goes, and when the money comes.",
    menu: "help",
    position: 20,
    body: [
      text(
        "You may send back anything within sixty days of the day it arrived, as long as it can be sold again. You need give no reason, though we read it with interest if you do.",
      ),
      heading("How it works"),
      list(
        ["Write to ", mail, " with the number of your order and what is coming back."],
        "We send a label by mail, usually within a working day. Returns from the European Union cost you nothing; from the United States they cost $12, which we take off the refund.",
        "Put everything into a box, the label on it, and the box in the post.",
        "When it is here we look at it and give the money back to the card or account you paid with. That takes us two working days and your bank up to five.",
      ),
      heading("What is refunded"),
      text(
        "The price you paid for what comes back. If the whole order comes back within fourteen days, what standard delivery cost comes back too.",
      ),
      heading("What cannot come back"),
      list(
        "Food, soap and lotion once they are open.",
        "Plants and bulbs, unless they arrived unwell. Then write at once, with a picture.",
        "Patterns and other files once they have been downloaded.",
      ),
      heading("Your right to withdraw"),
      text(
        "If you live in the European Union the law gives you fourteen days to withdraw from the contract. Our sixty days contain them and take nothing away from them.",
      ),
    ],
  },
  {
    handle: "repairs",
    title: "Care and repairs",
    summary: "How to keep things, what we have parts for, and what it costs to have us mend them.",
    menu: "help",
    position: 30,
    body: [
      text(
        "On the page of each thing stands how to look after it. Most of what we are sent to mend would have been well for ten more years with a little oil.",
      ),
      heading("What we mend"),
      {
        kind: "table",
        head: ["What", "How long", "Cost"],
        rows: [
          ["Sharpening a knife, shears or an axe", "One week", "The postage"],
          ["Sharpening and setting a saw", "Two weeks", "€9"],
          ["New soles for boots and shoes", "Four weeks", "€75"],
          ["Buttons and seams of what we sold", "Two weeks", "Nothing"],
          ["Zips, straps and wheels of bags", "Three weeks", "€15 to €35"],
          ["Ears, arms and hearts of bears", "One week", "Nothing"],
        ],
      },
      text(
        "Write to ",
        mail,
        " before you send anything, and put a note into the parcel. If it cannot be mended we tell you why, and send it back.",
      ),
      heading("Doing it yourself"),
      text(
        "Spare parts are in the shop or a letter away. For the rest there is ",
        link("The Repair Handbook", "/p/the-repair-handbook"),
        ", and a whole collection of things that were ",
        link("made to be mended", "/collections/made-to-be-mended"),
        ".",
      ),
    ],
  },
  {
    handle: "about",
    title: "About us",
    summary: "Who chooses these things, and by which rules.",
    menu: "house",
    position: 10,
    body: [
      text(
        "Cartwright Goods sells about a hundred things. Each of them is here because one of us has used it for a year and would buy it again, and each has a place in a day: the table, the desk, the road.",
      ),
      text(
        "We were three people with a handcart at a Saturday market, which is where the name comes from. We are nine now, in two rooms and a warehouse in Berlin, and the cart stands by the door.",
      ),
      heading("How something comes into the shop"),
      list(
        "Somebody brings it. We ask who made it, of what, and whether it can be mended.",
        "It is used by one of us for a year, not gently.",
        "If we would buy it again, we visit the people who make it, agree on a price that they can live on, and write down what is true about it.",
        "If something better comes, the old one goes. We keep its parts.",
      ),
      heading("What we do not do"),
      list(
        "We do not have sales that never end. A struck price is one that we charged. The lowest of the thirty days before is named beside it, or is the struck one itself, and then it says so.",
        "We do not count down, and nobody else is looking at this.",
        "We do not sell your address.",
      ),
      heading("Come by"),
      text(
        "The warehouse has a table and a coffee pot. Thursdays from four to seven, Lindenstraße 14, 10969 Berlin. Ring where it says Cartwright.",
      ),
    ],
  },
  {
    handle: "privacy",
    title: "Privacy",
    summary: "What we know about you, what for, how long, and how to make us forget it.",
    menu: "legal",
    position: 10,
    body: [
      text(
        "This is the demo shop of the Cartwright project; nobody is behind it, and what you type stays on the machine that runs it. A real shop would say here, in its own words, what follows.",
      ),
      heading("When you look around"),
      text(
        "The shop sets a cookie only for what you do: one when you put something into the cart, one when you sign in, one when you choose another country, and one for a minute when a form has something to tell you. What you looked at is remembered on your device alone, and only if you say yes. ",
        link("What this shop keeps on your device", "/device"),
        " names each, and for how long. There are no cookies of others, no counters and no pictures that watch you. The server keeps your address for as long as it needs to answer, and for limits against people who try passwords.",
      ),
      heading("When you order"),
      text(
        "We keep your name, address, mail address and what you bought, because we must deliver it, answer for it and show it to the tax office. Payments are made at Stripe; we see that you paid, the kind of card and its last four digits, and never the number.",
      ),
      {
        kind: "table",
        head: ["What", "What for", "How long"],
        rows: [
          ["Orders and invoices", "The contract and the law", "Ten years"],
          ["Your account", "So that you need not type again", "Until you close it"],
          ["The cart", "So that it is there tomorrow", "Ninety days"],
          ["Mails we sent you", "To look up what we said", "Two years"],
        ],
      },
      heading("Your rights"),
      text(
        "Your orders, addresses and name stand in ",
        link("your account", "/account"),
        ", where you can correct them. Write to ",
        mail,
        " to get a copy of everything we have about you, or to have it erased; what the law makes us keep is then kept without your name wherever that is possible. You may also complain to the data protection authority where you live.",
      ),
    ],
  },
  {
    handle: "terms",
    title: "Terms",
    summary: "What you and we agree on when you order.",
    menu: "legal",
    position: 20,
    body: [
      text(
        "Cartwright Goods is a demo: nothing ordered here is sent and no money moves. The terms below show what a shop like this would say.",
      ),
      heading("The contract"),
      text(
        "What stands in the shop is an invitation. By pressing the button that says what you pay, you make an offer; we accept it when the payment is confirmed and you get our mail. If something turns out to be sold out we say so at once and give back everything you paid for it.",
      ),
      heading("Prices and payment"),
      text(
        "Prices in euro include VAT; prices in dollars do not include sales tax. The total that you see before paying is the total that you pay. We take cards and SEPA direct debit; a direct debit takes some days to arrive, and the parcel leaves when it has.",
      ),
      heading("Delivery and ownership"),
      text(
        "See ",
        link("Delivery", "/pages/delivery"),
        ". The risk on the way is ours. Things are yours once they are paid for.",
      ),
      heading("When something is wrong with it"),
      text(
        "The law gives you two years, and where you live perhaps more. In practice: tell us, and we mend it, change it or take it back. See ",
        link("Care and repairs", "/pages/repairs"),
        ".",
      ),
      heading("Withdrawal"),
      text("See ", link("Returns", "/pages/returns"), "."),
      heading("Disputes"),
      text(
        "We would rather talk. German law applies; if you are a consumer, the protection of the law where you live stays with you. We do not take part in dispute settlement before a consumer arbitration board.",
      ),
    ],
  },
  {
    handle: "imprint",
    title: "Imprint",
    summary: "Who is responsible for this shop.",
    menu: "legal",
    position: 30,
    body: [
      text("Cartwright Goods, Lindenstraße 14, 10969 Berlin, Germany. An invented shop in a real street."),
      text("Write to ", mail, ". We answer within one working day."),
    ],
  },
];
