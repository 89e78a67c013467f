import { cancelOrder, refundOrder } from "@/lib/aftersales";
import { addAddress, findOrCreateCustomer, proveEmail } from "@/lib/customers";
import { markDelivered, shipOrder } from "@/lib/fulfilment";
import { transact } from "@/lib/platform/transact";
import type { OrderView } from "@/lib/views";
import { buyer } from "@/tests/factories";
import type { JourneyShop } from "../fixtures";
import { paidOrder } from "../ordering";
import { debitOrder } from "./debit-order";
import { sendLetters } from "./letters";

/** What happened in the shop before it is looked at. */
export interface Story {
  /** Customers' ids: one with orders and addresses, one with nothing yet. */
  readonly member: string;
  readonly newMember: string;
  readonly paid: OrderView;
  /** Left in two parcels, the first of which has arrived. */
  readonly parcels: OrderView;
  readonly refunded: OrderView;
  readonly canceled: OrderView;
  /** Paid by a bank debit that failed. */
  readonly failed: OrderView;
}

export const memberEmail = "ines.caldeira@example.com";

/** Some orders, each with another end, the people who made them, and one letter of every kind. */
export async function tellStory(shop: JourneyShop): Promise<Story> {
  const canceled = await canceledOrder(shop);
  const failed = await debitOrder(shop, "failed@example.com", { "HAN-TRO": 1 }, "fail");
  await debitOrder(shop, "promised@example.com", { "HAN-TRO": 1 });
  const parcels = await orderInTwoParcels(shop);
  const refunded = await partlyRefunded(shop);
  const paid = await paidOrder(shop, memberEmail, { "STO-BOW-OAT-SMA": 2, "GAR-TWI-NAT": 1 });
  const member = await person(shop, memberEmail, "Ines");
  await addresses(shop, member);
  const newMember = await person(shop, "ada.whitcomb@example.com", "Ada");
  await sendLetters(shop);
  return { member, newMember, paid, parcels, refunded, canceled, failed };
}

async function canceledOrder(shop: JourneyShop): Promise<OrderView> {
  const order = await paidOrder(shop, memberEmail, { "WOO-THR-SKY": 1 });
  await cancelOrder(shop.ctx, order.id, {
    lines: null,
    restock: true,
    refund: true,
    reason: "A second thought",
  });
  return order;
}

async function orderInTwoParcels(shop: JourneyShop): Promise<OrderView> {
  const order = await paidOrder(shop, memberEmail, { "STO-MUG-OAT": 2, "BEE-CAN": 1 });
  const [mugs, candle] = order.lines;
  const send = async (line_id: string, quantity: number, number: string) => {
    const lines = [{ line_id, quantity }];
    const tracking_url = `https://tracking.example/${number}`;
    const carrier = "DHL";
    const parcel = { lines, carrier, tracking_number: number, tracking_url, notify: true };
    return shipOrder(shop.ctx, order.id, parcel);
  };
  const first = await send(mugs!.id, 1, "JD014600000184711");
  if (first.ok) await markDelivered(shop.ctx, first.value.shipmentId);
  await send(candle!.id, 1, "JD014600000184712");
  return order;
}

async function partlyRefunded(shop: JourneyShop): Promise<OrderView> {
  const order = await paidOrder(shop, memberEmail, { "CAS-IRO-SKI-26-CM": 1, "WAF-TEA-TOW-ROS": 3 });
  await refundOrder(shop.ctx, order.id, { amount: 1_450, reason: "One towel had a fault" });
  return order;
}

/** Somebody whose address is proven, with whatever was ordered under it. */
function person({ ctx }: JourneyShop, email: string, firstName: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const { id } = await findOrCreateCustomer(tx, { email, firstName });
    await proveEmail(tx, id);
    return id;
  });
}

async function addresses({ ctx }: JourneyShop, customerId: string): Promise<void> {
  const work = { company: "Kontor für Gestaltung", extended_address: "Second courtyard, third floor" };
  await transact(ctx, async (tx) => {
    await addAddress(tx, customerId, { ...buyer.destination, is_default: true });
    await addAddress(tx, customerId, { ...buyer.destination, ...work, is_default: false });
  });
}
