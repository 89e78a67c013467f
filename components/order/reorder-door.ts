/** The door that puts an order's things into the cart once more, by the order's own unguessable link. */
export function reorderDoor(orderUrl: string): string {
  return `/api/v1/orders/${orderUrl.split("/").at(-1)}/reorder`;
}
