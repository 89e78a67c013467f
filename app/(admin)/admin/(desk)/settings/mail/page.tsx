import Link from "next/link";
import { Facts } from "@/components/admin/parts/facts";
import { Section } from "@/components/admin/parts/page-head";
import { MailForm } from "@/components/admin/settings/mail-form";
import { Room } from "@/components/admin/settings/room";
import { env } from "@/lib/env";
import { mailSetting, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveMail } from "../actions";

/** Who e-mails come from. The server and its address are the operator's; the name and the answers are the shop's. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/mail" }, async (desk) => {
  const { SMTP_URL, MAIL_FROM } = env();
  const name = /^\s*"?([^"<]*?)"?\s*</.exec(MAIL_FROM ?? "")?.[1] ?? "";
  return (
    <Room of="mail" history="about=setting&subject=mail">
      <MailForm
        {...(await settingToEdit(desk.ctx, mailSetting))}
        otherwise={{ name, email: desk.shop.email }}
        mayWrite={desk.may("settings.write")}
        save={saveMail}
      />
      <div className="mt-10">
        <Section title="The mail server">
          {SMTP_URL ? (
            <Facts
              of={[
                ["Sends as", MAIL_FROM],
                ["Through", new URL(SMTP_URL).host],
              ]}
            />
          ) : (
            <p className="text-ink-2">
              No mail server is configured: e-mails are kept, and nobody gets them.
            </p>
          )}
          <p className="mt-3 max-w-[65ch] text-ink-3">
            Both are set at the server (<code>SMTP_URL</code>, <code>MAIL_FROM</code>), beside the password.
            What was sent stands under{" "}
            <Link href="/admin/messages" className="underline underline-offset-4">
              Sent e-mails
            </Link>
            .
          </p>
        </Section>
      </div>
    </Room>
  );
});
