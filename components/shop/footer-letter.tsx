import { buttonClass } from "../ui/button";
import { Honeypot } from "./honeypot";

/** The way onto the list: a plain form, whose answer is a page. */
export function FooterLetter({ market }: { readonly market: string }) {
  return (
    <section aria-labelledby="letter">
      <h2 id="letter" className="headline max-w-[16ch] text-3">
        One letter a month, worth the stamp.
      </h2>
      <form action="/api/v1/newsletter" method="post" className="relative mt-6 max-w-md">
        <Honeypot />
        <input type="hidden" name="market" value={market} />
        <label htmlFor="letter-email" className="mb-1.5 block text-small font-medium">
          E-mail
        </label>
        <div className="flex gap-3">
          <input
            id="letter-email"
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            spellCheck={false}
            aria-describedby="letter-about"
            className="min-h-11 min-w-0 flex-1 border-b border-line-2 bg-transparent hover:border-ink"
          />
          <button type="submit" className={buttonClass("quiet")}>
            Join
          </button>
        </div>
        <p id="letter-about" className="mt-3 text-small text-ink-3">
          New things and how they are made. We ask the address first; you can leave with one press, in every
          letter.
        </p>
      </form>
    </section>
  );
}
