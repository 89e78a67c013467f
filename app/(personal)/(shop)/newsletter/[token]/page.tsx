import type { Metadata } from "next";
import { Entrance } from "@/components/account/entrance";
import { buttonClass } from "@/components/ui/button";
import { type NewsletterState, subscriptionByLink } from "@/lib/newsletter";
import { newsletterWords } from "@/lib/newsletter/contract";
import { pageContext } from "@/lib/web/page";

export const metadata: Metadata = { title: "The letter" };

interface PageProps {
  readonly params: Promise<{ token: string }>;
}

interface Standing {
  readonly title: string;
  readonly words: string;
  readonly verb: "confirm" | "leave";
  readonly button: string;
}

const standings: Readonly<Record<NewsletterState, Standing>> = {
  asked: {
    title: "Shall we write to you?",
    words: newsletterWords,
    verb: "confirm",
    button: "Yes, write to me",
  },
  confirmed: {
    title: "You are on the list.",
    words: newsletterWords,
    verb: "leave",
    button: "Leave the list",
  },
  withdrawn: {
    title: "You have left.",
    words: "We do not write to this address any more. If that was a slip, come back with one click.",
    verb: "confirm",
    button: "Join again",
  },
};

/** How a subscription stands, and the one thing to do about it. Who has the link owns the address. */
export default async function Subscription({ params }: PageProps) {
  const { token } = await params;
  const subscription = await subscriptionByLink(pageContext(), token);
  if (!subscription) {
    return (
      <Entrance
        title="This link is not whole."
        intro="Links in our letters work only as a whole. Open it once more."
      >
        <p className="mt-8">
          <a href="/" className={buttonClass("quiet")}>
            Go to the shop
          </a>
        </p>
      </Entrance>
    );
  }
  const { title, words, verb, button } = standings[subscription.state];
  return (
    <Entrance
      isLetter
      title={title}
      intro={
        <>
          <p>{subscription.email}</p>
          <p className="mt-3">{words}</p>
        </>
      }
    >
      <form action={`/api/v1/newsletter/${token}/${verb}`} method="post" className="mt-8">
        <button
          type="submit"
          className={buttonClass(subscription.state === "asked" ? "primary" : "quiet", "min-h-12 w-full")}
        >
          {button}
        </button>
      </form>
    </Entrance>
  );
}
