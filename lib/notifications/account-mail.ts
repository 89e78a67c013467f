import { viewStaff } from "@/lib/auth";
import { customerById } from "@/lib/customers";
import type { Ctx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { shopUrl } from "@/lib/platform/urls";
import { defaultMarket, readConfigVersion, shopIdentity } from "@/lib/shop";
import { idOf } from "./event-id";
import type { Letter } from "./letter";
import { alreadyRegistered, passwordChanged, passwordReset, welcome } from "./letters/customer";
import {
  staffInvitation,
  staffPasswordChanged,
  staffPasswordReset,
  staffSecondFactor,
} from "./letters/staff";
import type { ToldEvent } from "./order-mail";
import { writeMessage } from "./write-message";

const customerLetters = {
  welcome,
  already_registered: alreadyRegistered,
  password_reset: passwordReset,
  password_changed: (shop) => passwordChanged(shop, shopUrl("/forgot-password")),
} satisfies Record<string, (shop: string, firstName: string | null) => Letter>;

const staffLetters = {
  staff_invitation: staffInvitation,
  staff_password_reset: staffPasswordReset,
  staff_password_changed: staffPasswordChanged,
  staff_second_factor: (shop, _name, event) => staffSecondFactor(shop, String(event.payload.change)),
} satisfies Record<string, (shop: string, name: string, event: ToldEvent) => Letter>;

/** The handler that writes to a customer about their account; nothing for one who was erased meanwhile. */
export function customerMail(template: keyof typeof customerLetters) {
  const compose: (shop: string, firstName: string | null) => Letter = customerLetters[template];
  return async (ctx: Ctx, event: ToldEvent): Promise<void> => {
    const customer = await customerById(ctx, idOf(event, "customer_id"));
    if (!customer?.email) return;
    const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
    const locale = customer.locale ?? (await defaultMarket(ctx)).locale;
    const to = { email: customer.email, locale, customerId: customer.id };
    await writeMessage(ctx, event, template, compose(shop.name, customer.firstName), to, shop);
  };
}

/** The handler that writes to somebody who works in the shop. */
export function staffMail(template: keyof typeof staffLetters) {
  const compose: (shop: string, name: string, event: ToldEvent) => Letter = staffLetters[template];
  return async (ctx: Ctx, event: ToldEvent): Promise<void> => {
    // Taking up an invitation is no news to the one who does it.
    if (event.payload.reason === "invitation_accepted") return;
    const staffId = idOf(event, "staff_id");
    const member = await viewStaff(ctx, toWire("staff", staffId));
    if (!member) return;
    const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
    const { locale } = await defaultMarket(ctx);
    await writeMessage(
      ctx,
      event,
      template,
      compose(shop.name, member.name, event),
      { email: member.email, locale, staffId },
      shop,
    );
  };
}
