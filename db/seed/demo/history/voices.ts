import { handleOf } from "@/lib/catalog";
import { days } from "@/lib/kernel/clock";
import { changeSetting, type Voice, type Voices, voicesSetting } from "@/lib/shop";
import type { Bought } from "./bought";
import { Dice } from "./dice";
import type { Past } from "./past";
import type { Review } from "./reviews";
import type { World } from "./world";

/** How many stand on the home page. */
const SHOWN = 3;

/** What buyers wrote of what they have, put on the home page by the manager some days ago. */
export async function quoteVoices(past: Past, world: World, reviews: readonly Review[]): Promise<void> {
  const { calendar, manager } = world;
  const at = calendar.office(new Date(calendar.until.getTime() - days(9)), 0, new Dice("voices"));
  const voices: Voice[] = [];
  for (const { words, about, order, at: saidAt } of reviews) {
    const [name, place] = [nameOf(order.buyer), placeOf(order.buyer)];
    const isAnother = voices.every((other) => other.name !== name && other.place !== place);
    if (saidAt < at && place !== "" && isAnother)
      voices.push({ words, name, place, product: handleOf(about) });
    if (voices.length === SHOWN) break;
  }
  if (voices.length === 0) return;
  const quoted: Voices = voicesSetting.schema.parse(voices);
  await changeSetting(past.as(manager, at, "voices"), voicesSetting, quoted);
}

/** "Lotte de Vries" is Lotte V. */
const nameOf = ({ firstName, lastName }: Bought["buyer"]) =>
  `${firstName} ${lastName.split(" ").at(-1)![0]}.`;
const placeOf = ({ address }: Bought["buyer"]) => address.address_locality ?? "";
