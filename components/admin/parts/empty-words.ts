import type { ProductStatus } from "@/lib/catalog/contract";
import type { MessageState } from "@/lib/messages/contract";
import type { CouponStanding } from "@/lib/promotions/contract";

/** What an empty tab of a list says, and what it is for. */
type EmptyWords<Tab extends string> = Readonly<Record<Tab, readonly [title: string, says: string]>>;

export const emptyProducts: EmptyWords<ProductStatus> = {
  active: ["Nothing is on sale.", "A product is sold once it is active and published in a channel."],
  draft: ["No drafts.", "A draft is seen by nobody but staff, until it is made active."],
  archived: ["Nothing is archived.", "An archived product is sold nowhere; its orders keep it."],
};

export const emptyCoupons: EmptyWords<CouponStanding> = {
  active: ["No coupon is active.", "What can be used at the checkout right now stands here."],
  scheduled: ["Nothing is scheduled.", "A coupon whose first day is still to come waits here."],
  paused: ["Nothing is paused.", "A coupon that is paused waits here, until it goes on."],
  used_up: ["Nothing is used up.", "A coupon comes here when its last use is taken."],
  ended: ["Nothing has ended.", "A coupon comes here when its last day is over."],
  archived: ["Nothing is archived.", "A coupon that was ended for good stays here, with what it gave."],
};

export const emptyMessages: EmptyWords<MessageState> = {
  queued: [
    "Nothing is on its way.",
    "An e-mail stands here for the moment until the mail server has taken it.",
  ],
  sent: ["Nothing was sent yet.", "What the mail server has taken stands here."],
  failed: [
    "Nothing failed.",
    "An e-mail that the mail server refused stands here, with why, and can be sent again.",
  ],
  kept: ["Nothing was kept back.", "Without a mail server e-mails are kept here, and nobody gets them."],
};

export const emptyCustomers: EmptyWords<"unproven" | "closed"> = {
  unproven: [
    "Every address is confirmed.",
    "Who has signed up and not yet followed the link in our e-mail stands here.",
  ],
  closed: ["No account is closed.", "Who may not sign in any more stands here; their orders stay."],
};
