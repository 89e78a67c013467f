import type { Metadata } from "next";
import { FormNotice } from "@/components/account/form-notice";
import { SessionList } from "@/components/account/session-list";
import { customer as customerPerson, listSessions } from "@/lib/auth";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { personalFrame } from "../../../personal-frame";
import { formTold } from "../../form-told";

export const metadata: Metadata = { title: "Where you are signed in" };

export default async function Sessions() {
  const customer = await requireCustomer("/account/sessions");
  const [sessions, told, { identity, market }] = await Promise.all([
    listSessions(pageContext(), customerPerson(customer.id), customer.sessionId),
    formTold("/account/sessions"),
    personalFrame(),
  ]);
  return (
    <>
      <h1 className="headline-large text-5">Where you are signed in</h1>
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <SessionList sessions={sessions} locale={market.locale} timeZone={identity.timeZone} />
    </>
  );
}
