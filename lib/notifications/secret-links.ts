import { customer, issueOneTimeSecret, staffMember } from "@/lib/auth";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import type { MessageRow } from "@/lib/messages";
import { transact } from "@/lib/platform/transact";
import { shopUrl } from "@/lib/platform/urls";

/** Which secret a template's hidden link carries, and the page that takes it. */
const links = {
  welcome: { purpose: "confirm_customer_email", path: "/confirm-email" },
  already_registered: { purpose: "reset_customer_password", path: "/reset-password" },
  password_reset: { purpose: "reset_customer_password", path: "/reset-password" },
  staff_invitation: { purpose: "staff_invitation", path: "/admin/invitation" },
  staff_password_reset: { purpose: "reset_staff_password", path: "/admin/reset-password" },
} as const;

/**
 * Makes the one-time link of a message at the moment it is sent; it stands nowhere else. Each try makes a new one and
 * ends the one before, so of a mail that arrives twice the newer works. Null when nobody is to have it any more: the
 * account is closed, the invitation was taken up.
 */
export async function secretLink(ctx: Ctx, message: MessageRow): Promise<string | null> {
  const link = (links as Record<string, (typeof links)[keyof typeof links]>)[message.template];
  invariant(link, `a message by the template ${message.template} hides no link`);
  const person = message.staffId
    ? staffMember(message.staffId)
    : message.customerId
      ? customer(message.customerId)
      : null;
  invariant(person, "a message with a hidden link says whose it is");
  const issued = await transact(ctx, (tx) => issueOneTimeSecret(tx, link.purpose, person));
  return issued && shopUrl(`${link.path}/${issued.secret}`);
}
