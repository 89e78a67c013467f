import { newsletterWords } from "@/lib/newsletter/contract";
import { buttonClass } from "../ui/button";

/** The letter, joined and left as easily. */
export function LetterChoice({ isOn }: { readonly isOn: boolean }) {
  return (
    <section aria-labelledby="letter-choice" data-letter className="mt-14 max-w-md">
      <h2 id="letter-choice" className="headline mb-3 text-3">
        The letter
      </h2>
      <p className="text-ink-2">
        {isOn ? "You are on the list. " : "You are not on the list. "}
        {newsletterWords}
      </p>
      <form action="/api/v1/account/newsletter" method="post" className="mt-5">
        <button type="submit" name="wanted" value={isOn ? "no" : "yes"} className={buttonClass("quiet")}>
          {isOn ? "Leave the list" : "Join"}
        </button>
      </form>
    </section>
  );
}
