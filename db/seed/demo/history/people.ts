import { DEMO_CUSTOMER } from "@/lib/auth/demo-people";
import type { Address } from "@/lib/kernel/address";
import type { Dice } from "./dice";
import { type Land, lands } from "./names";

/** Somebody who buys in the demo shop. */
export interface Person {
  readonly market: "eu" | "us";
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly address: Address;
  /** Whether they keep an account; others buy as guests. */
  readonly hasAccount: boolean;
}

/** Whoever tries the account out signs in as her (`ensureDemoCustomer`). */
export const demoCustomer: Person = {
  market: "eu",
  firstName: "Ines",
  lastName: "Caldeira",
  email: DEMO_CUSTOMER,
  address: {
    first_name: "Ines",
    last_name: "Caldeira",
    company: null,
    street_address: "Bergmannstraße 27",
    extended_address: null,
    address_locality: "Berlin",
    address_region: null,
    postal_code: "10961",
    address_country: "DE",
    phone: null,
  },
  hasAccount: true,
};

const hosts = ["example.com", "example.org", "example.net"];

/** Makes people, each with a mail address of their own under a domain that is nobody's (RFC 2606). */
export class Town {
  readonly #taken = new Set<string>();

  person(dice: Dice): Person {
    const market = dice.happens(0.21) ? "us" : "eu";
    const land = dice.weighted(lands[market], (one) => one.weight);
    const [firstName, lastName] = [dice.pick(land.first), dice.pick(land.last)];
    const email = this.#mailbox(dice, firstName, lastName);
    const address = addressIn(dice, land, firstName, lastName);
    return { market, firstName, lastName, email, address, hasAccount: dice.happens(0.36) };
  }

  #mailbox(dice: Dice, firstName: string, lastName: string): string {
    const [first, last] = [plain(firstName), plain(lastName)];
    const ways = [`${first}.${last}`, `${first[0]}.${last}`, `${first}${last}`, `${first}.${last[0]}`, first];
    const way = dice.pick(ways);
    const host = dice.pick(hosts);
    let email = `${way}@${host}`;
    for (let more = 1; this.#taken.has(email); more += 1) email = `${way}${60 + more * 7}@${host}`;
    this.#taken.add(email);
    return email;
  }
}

function addressIn(dice: Dice, land: Land, firstName: string, lastName: string): Address {
  const [town, code, region = null] = dice.pick(land.towns);
  const number = dice.int(1, land.country === "US" ? 980 : 96);
  const street = dice.pick(land.streets);
  return {
    first_name: firstName,
    last_name: lastName,
    company: dice.happens(0.04) ? `${lastName} ${land.country === "DE" ? "Architekten" : "Studio"}` : null,
    street_address: land.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    extended_address: dice.happens(0.12) ? dice.pick(land.within) : null,
    address_locality: town,
    address_region: region,
    postal_code: code,
    address_country: land.country,
    phone: null,
  };
}

/** A name as a mail address has it. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .normalize("NFKD")
    .replace(/[^a-z]/g, "");
}
