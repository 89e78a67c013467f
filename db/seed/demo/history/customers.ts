import { customerPasswords } from "@/db/schema/auth";
import { customerAddresses, customers } from "@/db/schema/customers";
import { minutes } from "@/lib/kernel/clock";
import { emailKey } from "@/lib/kernel/email";
import { Dice } from "./dice";
import { demoCustomer, type Person } from "./people";
import type { World } from "./world";

/** The accounts of people who keep one, opened minutes before their first order. */
export class Accounts {
  readonly #world: World;
  readonly #known = new Map<string, string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The customer's id at an instant; null for a guest. */
  of(person: Person, at: Date): string | null {
    if (!person.hasAccount) return null;
    const known = this.#known.get(person.email);
    if (known) return known;
    const id = this.#open(person, new Date(at.getTime() - minutes(9)));
    this.#known.set(person.email, id);
    return id;
  }

  #open(person: Person, at: Date): string {
    const { rows, markets } = this.#world;
    const id = rows.id(at);
    const { firstName, lastName, email, address } = person;
    const isProven = new Dice(`proven ${email}`).happens(0.8) || person === demoCustomer;
    const provenAt = isProven ? new Date(at.getTime() + minutes(3)) : null;
    rows.add(customers, {
      id,
      email,
      emailKey: emailKey(email),
      emailProvenAt: provenAt,
      firstName,
      lastName,
      phone: null,
      locale: markets[person.market].locale,
      companyId: null,
      createdAt: at,
      archivedAt: null,
      erasedAt: null,
    });
    rows.add(customerAddresses, {
      id: rows.id(at),
      customerId: id,
      isDefault: true,
      firstName,
      lastName,
      company: address.company,
      streetAddress: address.street_address,
      extendedAddress: address.extended_address,
      addressLocality: address.address_locality,
      addressRegion: address.address_region,
      postalCode: address.postal_code,
      addressCountry: address.address_country,
      phone: null,
      createdAt: new Date(at.getTime() + minutes(1)),
      archivedAt: null,
    });
    rows.add(customerPasswords, {
      customerId: id,
      hash: lostPassword(rows.word(22), rows.word(43)),
      changedAt: at,
    });
    const actor = { kind: "shopper", principal: `customer:${id}`, customerId: id } as const;
    this.#world.tell("customer.registered", id, { customer_id: id }, at, actor);
    if (provenAt) this.#world.tell("customer.email_proven", id, { customer_id: id }, provenAt, actor);
    return id;
  }
}

/** The hash of a password that nobody knows, not even who made it up. */
const lostPassword = (salt: string, hash: string): string =>
  `$argon2id$v=19$m=19456,t=2,p=1$${salt.slice(0, -1)}A$${hash.slice(0, -1)}A`;
