import { Dice } from "./dice";
import { type Person, Town } from "./people";

/** Somebody who has bought nothing yet; nobody in the town has an address of this shape. */
export function strangerOf(name: string): Person {
  const person = new Town().person(new Dice(`stranger ${name}`));
  return { ...person, email: person.email.replace("@", "-post@"), hasAccount: false };
}
