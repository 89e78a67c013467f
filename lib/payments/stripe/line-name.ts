/** Characters that Stripe takes as the name of what a line sells. A longer one is refused, and with it the payment. */
const MOST = 250;

/** What a line of the payment page is called: quantity and name, the end of a very long one left away. */
export function lineName(name: string, quantity: number): string {
  const whole = quantity > 1 ? `${quantity} × ${name}` : name;
  if (whole.length <= MOST) return whole;
  // A cut between the two halves of a character would leave half of one.
  return `${whole.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
