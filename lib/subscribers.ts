import "server-only";
import { makeRefund } from "@/lib/aftersales";
import { STOCK_ALERT_MET, tellOfStock } from "@/lib/alerts";
import { STOCK_CHANGED, type StockChanged } from "@/lib/assortment";
import {
  CATEGORY_CHANGED,
  type CategoryChanged,
  COLLECTION_CHANGED,
  COLLECTIONS_TAG,
  PRODUCT_CHANGED,
  type ProductChanged,
} from "@/lib/catalog";
import { CONTENT_TAG, contentTag, PAGE_CHANGED, type PageChanged } from "@/lib/content";
import {
  FETCH_MEDIA,
  failUploadedImport,
  fetchMedia,
  fetchMediaPayload,
  RUN_IMPORT,
  runImportPayload,
  runUploadedImport,
} from "@/lib/imports";
import { INQUIRY_RECEIVED } from "@/lib/inquiries";
import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import {
  LISTING_CHANGED,
  type ListingChanged,
  rebuildListings,
  recordSales,
  refreshForCategories,
  refreshForVariants,
  refreshListings,
} from "@/lib/listing";
import { failMessage, SEND_MESSAGE } from "@/lib/messages";
import { NEWSLETTER_ASKED, NEWSLETTER_CONFIRMED } from "@/lib/newsletter";
import {
  alertMail,
  customerMail,
  inquiryMail,
  newsletterMail,
  orderMail,
  sendQueued,
  staffMail,
} from "@/lib/notifications";
import { linesOf } from "@/lib/orders";
import { MAKE_REFUND, READ_CHARGE, readPaymentCharge } from "@/lib/payments";
import { DELIVER_EVENT } from "@/lib/platform/outbox";
import { invalidatePages } from "@/lib/platform/page-cache";
import { transact } from "@/lib/platform/transact";
import { deliverEventTask, type Handler, type Subscribers } from "@/lib/platform/worker-delivery";
import { enqueueBatch, ensureJob } from "@/lib/platform/worker-queue";
import { idIn, idsIn, type JobTasks } from "@/lib/platform/worker-tasks";
import { INDEX_LISTINGS, keepIndex, noticeChanges } from "@/lib/search";
import { TAX_CHANGED } from "@/lib/tax";

/** Stock moved for these variants: their listings are looked at once a second, however many orders a second there are. */
const REFRESH_STOCK = "refresh-stock";

const stock: Handler = async (ctx, event) => {
  const lines = await linesOf(ctx, idIn(event.payload, "order_id"));
  const variantIds = lines.map((line) => line.variantId);
  await enqueueBatch(ctx, REFRESH_STOCK, variantIds, seconds(1));
};

const sales: Handler = async (ctx, event) => {
  const orderId = idIn(event.payload, "order_id");
  const lines = await linesOf(ctx, orderId);
  await transact(ctx, (tx) => recordSales(tx, { orderId, soldAt: event.occurredAt, lines }));
};

const charge: Handler = async (ctx, event) => {
  const paymentId = idIn(event.payload, "payment_id");
  await ensureJob(ctx, READ_CHARGE, { payment_id: paymentId }, `charge:${paymentId}`);
};

const confirmed = orderMail("order_confirmed");

/** It says what was paid with, which is asked for first; while Stripe does not answer, it goes without. */
const confirmation: Handler = async (ctx, event) => {
  const paymentId = idIn(event.payload, "payment_id");
  await readPaymentCharge(ctx, paymentId, seconds(5)).catch((error: unknown) =>
    ctx.log.warn({ error: String(error), paymentId }, "a confirmation does not say what was paid with"),
  );
  await confirmed(ctx, event);
};

/** A listener that reads what an event carries by the shape that its emitter, beside whom that shape stands, gave it. */
const told =
  <Payload>(run: (ctx: Ctx, payload: Payload) => Promise<unknown>): Handler =>
  async (ctx, { payload }) => {
    await run(ctx, payload as Payload);
  };

/** Who listens to what. A handler's name is kept with every event it has handled: do not rename it. */
export const subscribers: Subscribers = {
  "order.created": { stock },
  "order.placed": { mail: confirmation, charge, sales, stock },
  "order.payment_promised": { mail: orderMail("payment_promised") },
  "order.payment_ended": { mail: orderMail("payment_failed"), stock },
  "order.refused_after_payment": { mail: orderMail("order_refused"), stock },
  "order.paid_twice": { mail: orderMail("paid_twice") },
  "order.shipped": { mail: orderMail("order_shipped") },
  "order.delivered": { mail: orderMail("order_delivered") },
  "order.canceled": { mail: orderMail("order_canceled"), stock },
  "order.refunded": { mail: orderMail("order_refunded") },

  "customer.registered": { mail: customerMail("welcome") },
  "customer.sign_up_repeated": { mail: customerMail("already_registered") },
  "customer.password_reset_requested": { mail: customerMail("password_reset") },
  "customer.password_changed": { mail: customerMail("password_changed") },
  "staff.invited": { mail: staffMail("staff_invitation") },
  "staff.password_reset_requested": { mail: staffMail("staff_password_reset") },
  "staff.password_changed": { mail: staffMail("staff_password_changed") },
  "staff.second_factor_changed": { mail: staffMail("staff_second_factor") },

  [INQUIRY_RECEIVED]: { mail: inquiryMail },
  [NEWSLETTER_ASKED]: { mail: newsletterMail("newsletter_asked") },
  [NEWSLETTER_CONFIRMED]: { mail: newsletterMail("newsletter_confirmed") },
  [STOCK_ALERT_MET]: { mail: alertMail },

  [PRODUCT_CHANGED]: {
    listing: told<ProductChanged>((ctx, { product_ids }) => refreshListings(ctx, product_ids)),
  },
  [LISTING_CHANGED]: {
    alerts: told<ListingChanged>((ctx, { product_ids }) => tellOfStock(ctx, product_ids)),
    search: told<ListingChanged>((ctx, { product_ids }) => noticeChanges(ctx, product_ids)),
  },
  [STOCK_CHANGED]: {
    listing: told<StockChanged>((ctx, { variant_ids }) =>
      enqueueBatch(ctx, REFRESH_STOCK, variant_ids, seconds(1)),
    ),
  },
  [CATEGORY_CHANGED]: {
    listing: told<CategoryChanged>((ctx, { category_ids }) => refreshForCategories(ctx, category_ids)),
  },
  [COLLECTION_CHANGED]: { pages: (ctx) => invalidatePages(ctx, [COLLECTIONS_TAG]) },
  // Pages show prices with tax: every listing is made anew, and drops the pages whose prices changed.
  [TAX_CHANGED]: {
    listing: told((ctx) => rebuildListings(ctx)),
  },
  [PAGE_CHANGED]: {
    pages: told<PageChanged>((ctx, { handle }) => invalidatePages(ctx, [CONTENT_TAG, contentTag(handle)])),
  },
};

/** What the jobs are, by the name they are queued under. */
export const tasks: JobTasks = {
  [DELIVER_EVENT]: deliverEventTask(subscribers),
  [SEND_MESSAGE]: {
    run: (ctx, payload) => sendQueued(ctx, idIn(payload, "message_id")),
    gaveUp: (tx, job) => failMessage(tx, idIn(job.payload, "message_id"), job.error),
  },
  [MAKE_REFUND]: { run: (ctx, payload) => makeRefund(ctx, idIn(payload, "refund_id")) },
  [READ_CHARGE]: {
    run: async (ctx, payload) => {
      if (!(await readPaymentCharge(ctx, idIn(payload, "payment_id"))))
        throw new Error("the fee is not known yet");
    },
  },
  [REFRESH_STOCK]: {
    run: async (ctx, payload) => {
      await refreshForVariants(ctx, idsIn(payload));
    },
  },
  [INDEX_LISTINGS]: {
    run: async (ctx) => {
      await keepIndex(ctx);
    },
  },
  [FETCH_MEDIA]: {
    run: async (ctx, payload) => {
      const { media_ids, folder } = fetchMediaPayload.parse(payload);
      await fetchMedia(ctx, media_ids, { folder });
    },
  },
  [RUN_IMPORT]: {
    run: (ctx, payload) => runUploadedImport(ctx, runImportPayload.parse(payload).import_id),
    gaveUp: (tx, job) => failUploadedImport(tx, runImportPayload.parse(job.payload).import_id, job.error),
  },
};
