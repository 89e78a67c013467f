import { buttonClass } from "../ui/button";
import { PlainForm } from "../ui/plain-form";
import { Honeypot } from "./honeypot";
import { LetterField } from "./letter-field";

/** The way onto the list: a plain form, whose answer is a page. */
export function FooterLetter({ market }: { readonly market: string }) {
  return (
    <section aria-labelledby="letter">
      <h2 id="letter" className="headline max-w-[16ch] text-3">
        One letter a month, worth the stamp.
      </h2>
      <PlainForm action="/api/v1/newsletter" method="post" className="relative mt-6 max-w-md">
        <Honeypot />
        <input type="hidden" name="market" value={market} />
        <LetterField>
          <button type="submit" className={buttonClass("quiet")}>
            Join
          </button>
        </LetterField>
        <p id="letter-about" className="mt-3 text-small text-ink-3">
          New things and how they are made. We confirm your address first; unsubscribe with one click, in
          every letter.
        </p>
      </PlainForm>
    </section>
  );
}
