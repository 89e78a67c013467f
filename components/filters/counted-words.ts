/** "1 product", "24 products", "more than 10,000 products". */
export function productsCounted(count: number, more = false): string {
  if (count === 1 && !more) return "1 product";
  return `${more ? "more than " : ""}${count.toLocaleString("en")} products`;
}
