import { handleOf } from "@/lib/catalog";
import { days } from "@/lib/kernel/clock";
import { changeSetting, type Voice, type Voices, voicesSetting } from "@/lib/shop";
import type { Bought } from "./bought";
import { Dice } from "./dice";
import type { Past } from "./past";
import { said } from "./words";
import type { World } from "./world";

/** How many stand on the home page. */
const SHOWN = 3;

/** What buyers said of what they bought and kept, put on the home page by the manager some days ago. */
export async function quoteVoices(past: Past, world: World, bought: readonly Bought[]): Promise<void> {
  const { calendar, manager } = world;
  const at = calendar.office(new Date(calendar.until.getTime() - days(9)), 0, new Dice("voices"));
  const voices: Voice[] = [];
  for (const { about, words } of said) {
    const buyer = buyerOf(about, bought, at, voices);
    if (buyer) voices.push({ words, ...buyer, product: handleOf(about) });
    if (voices.length === SHOWN) break;
  }
  if (voices.length === 0) return;
  const quoted: Voices = voicesSetting.schema.parse(voices);
  await changeSetting(past.as(manager, at, "voices"), voicesSetting, quoted);
}

/** The last who had it for two weeks by then and kept it, by first name and the letter of the other. */
function buyerOf(title: string, bought: readonly Bought[], at: Date, others: readonly Voice[]) {
  const hadIt = at.getTime() - days(14);
  const found = bought.findLast(
    ({ titles, arrivedAt, isKept, buyer }) =>
      isKept &&
      titles.has(title) &&
      arrivedAt !== null &&
      arrivedAt.getTime() < hadIt &&
      placeOf(buyer) !== "" &&
      others.every((other) => other.name !== nameOf(buyer) && other.place !== placeOf(buyer)),
  );
  return found ? { name: nameOf(found.buyer), place: placeOf(found.buyer) } : null;
}

/** "Lotte de Vries" is Lotte V. */
const nameOf = ({ firstName, lastName }: Bought["buyer"]) =>
  `${firstName} ${lastName.split(" ").at(-1)![0]}.`;
const placeOf = ({ address }: Bought["buyer"]) => address.address_locality ?? "";
