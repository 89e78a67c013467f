import { z } from "zod";
import { AnsweredButton } from "@/components/admin/inquiries/answered-button";
import { InquiryList } from "@/components/admin/inquiries/inquiry-list";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { type InquiryRow, listInquiries } from "@/lib/inquiries";
import { orderLabel } from "@/lib/orders";
import { type Writer, writersOf } from "@/lib/views";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { answered } from "./actions";

const path = "/admin/inquiries";
const query = z.object({
  show: z.enum(["all"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** What people wrote to the shop, newest first: what waits for an answer, or everything. */
export default deskPage(
  { permission: "customers.read", path, query },
  async (desk, { query: { show, after } }) => {
    const { inquiries, next } = await listInquiries(desk.ctx, { open: !show, after });
    const writerOf = await writersOf(
      desk.ctx,
      inquiries.flatMap(({ email }) => email ?? []),
    );
    const mayAnswer = desk.may("customers.write");
    return (
      <>
        <PageHead title="To answer" />
        <Tabs
          label="Which letters"
          here={addressOf(path, { show })}
          tabs={[
            { name: "Waiting", href: path },
            { name: "All", href: addressOf(path, { show: "all" }) },
          ]}
        />
        {inquiries.length > 0 ? (
          <InquiryList
            inquiries={inquiries.map((row) => viewOf(row, row.email ? writerOf(row.email) : undefined))}
            shop={desk.shop.name}
            here={desk.here}
            answered={(id) => mayAnswer && <AnsweredButton inquiryId={id} answered={answered} />}
          />
        ) : (
          <Empty title={show ? "Nobody has written yet." : "Everything is answered."}>
            <p>What people write on the contact page stands here, and comes to the shop&rsquo;s mailbox.</p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { show, after: next })}
          first={after ? addressOf(path, { show }) : null}
        />
      </>
    );
  },
);

function viewOf(row: InquiryRow, writer: Writer | undefined) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    customerId: writer?.customerId ?? null,
    hasOrdered: writer?.hasOrdered ?? false,
    topic: row.topic,
    text: row.text,
    order: row.orderNumber === null ? null : orderLabel(row.orderNumber),
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy?.kind === "staff" ? row.answeredBy.name : null,
  };
}
