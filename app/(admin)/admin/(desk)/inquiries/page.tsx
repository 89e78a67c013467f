import { z } from "zod";
import { AnsweredButton } from "@/components/admin/inquiries/answered-button";
import { InquiryList } from "@/components/admin/inquiries/inquiry-list";
import { Empty } from "@/components/admin/parts/empty";
import { FilterChips } from "@/components/admin/parts/filter-fields";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { customerById } from "@/lib/customers";
import { type InquiryRow, listInquiries } from "@/lib/inquiries";
import { numberFromLabel, orderLabel } from "@/lib/orders";
import { ordersNamed, type Writer, writersOf } from "@/lib/views";
import type { NamedOrder } from "@/lib/views/contract";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { answered, reopened } from "./actions";

const path = "/admin/inquiries";
const query = z.object({
  show: z.enum(["all"]).optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  /** As it is called: CW-10042. */
  order: z
    .string()
    .refine((label) => numberFromLabel(label) !== null)
    .optional()
    .catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** What people wrote to the shop, newest first: what waits for an answer, or everything; of one customer or order, or any. */
export default deskPage(
  { permission: "customers.read", path, query },
  async (desk, { query: { show, customer, order, after } }) => {
    const from = customer ? await customerById(desk.ctx, customer) : null;
    const email = from?.email ?? undefined;
    // Nothing is kept of whoever was erased; everybody's messages would be taken for theirs.
    const isNobody = customer !== undefined && email === undefined;
    const number = order ? (numberFromLabel(order) ?? undefined) : undefined;
    const { inquiries, next } = isNobody
      ? { inquiries: [], next: null }
      : await listInquiries(desk.ctx, { open: !show, email, order: number, after });
    const [writerOf, orderOf] = await Promise.all([
      writersOf(
        desk.ctx,
        inquiries.flatMap(({ email }) => email ?? []),
      ),
      ordersNamed(
        desk.ctx,
        inquiries.flatMap(({ orderNumber }) => orderNumber ?? []),
      ),
    ]);
    const chips = [
      ...(customer
        ? [{ href: addressOf(path, { show, order }), word: `from ${email ?? "somebody without an e-mail"}` }]
        : []),
      ...(order ? [{ href: addressOf(path, { show, customer }), word: `about ${order}` }] : []),
    ];
    const mayAnswer = desk.may("customers.write");
    return (
      <>
        <PageHead title="To answer" />
        <Tabs
          label="Which messages"
          here={addressOf(path, { show, customer, order })}
          tabs={[
            { name: "Waiting", href: addressOf(path, { customer, order }) },
            { name: "All", href: addressOf(path, { show: "all", customer, order }) },
          ]}
        />
        {chips.length > 0 && (
          <div className="mb-6">
            <FilterChips chips={chips} />
          </div>
        )}
        {inquiries.length > 0 ? (
          <InquiryList
            inquiries={inquiries.map((row) =>
              viewOf(row, {
                writer: row.email ? writerOf(row.email) : undefined,
                order: row.orderNumber === null ? null : orderOf(row.orderNumber, row.email),
              }),
            )}
            shop={desk.shop.name}
            here={desk.here}
            answered={({ id, text, answeredAt }) =>
              // Of whoever was erased nothing is left to be answered.
              mayAnswer &&
              text !== null && (
                <AnsweredButton
                  inquiryId={id}
                  answeredAt={answeredAt}
                  answered={answered}
                  reopened={reopened}
                />
              )
            }
          />
        ) : isNobody ? (
          <Empty title="No messages are known to be theirs.">
            <p>They were erased, or are no customer. Take the filter off to see what others wrote.</p>
          </Empty>
        ) : (
          <Empty title={show ? "Nobody has written yet." : "Everything is answered."}>
            <p>What people write on the contact page stands here, and comes to the shop&rsquo;s mailbox.</p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { show, customer, order, after: next })}
          first={after ? addressOf(path, { show, customer, order }) : null}
        />
      </>
    );
  },
);

interface Known {
  readonly writer: Writer | undefined;
  readonly order: NamedOrder | null;
}

function viewOf(row: InquiryRow, { writer, order }: Known) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    customerId: writer?.customerId ?? null,
    hasOrdered: writer?.hasOrdered ?? false,
    topic: row.topic,
    text: row.text,
    order: row.orderNumber === null ? null : { label: orderLabel(row.orderNumber), found: order },
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy?.kind === "staff" ? row.answeredBy.name : null,
  };
}
