import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { buttonClass } from "@/components/ui/button";
import { peekOneTimeSecret } from "@/lib/auth";
import { pageContext } from "@/lib/web/page";

export const metadata: Metadata = { title: "Confirm your address" };

interface PageProps {
  readonly params: Promise<{ secret: string }>;
}

export default async function ConfirmEmail({ params }: PageProps) {
  const { secret } = await params;
  const holder = await peekOneTimeSecret(pageContext(), "confirm_customer_email", secret);
  if (!holder) {
    return (
      <Entrance
        title="This link is over."
        intro="It has been used already, or a week has passed. There is nothing you need to do."
      >
        <p className="mt-8">
          <a href="/account" className={buttonClass("quiet")}>
            Go to your account
          </a>
        </p>
      </Entrance>
    );
  }
  return (
    <Entrance title="Is this you?" intro={<p>{holder.email}</p>}>
      <form action="/api/v1/account/confirm-email" method="post" className="mt-8">
        <input type="hidden" name="secret" value={secret} />
        <button type="submit" className={buttonClass("primary", "w-full")}>
          Yes, this is my address
        </button>
      </form>
    </Entrance>
  );
}
