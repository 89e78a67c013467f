import Link from "next/link";
import { productAddress } from "../shop/addresses";

export interface QuotedVoice {
  readonly words: string;
  readonly name: string;
  readonly place: string;
  readonly about: { readonly handle: string; readonly title: string };
}

interface VoicesProps {
  readonly voices: readonly QuotedVoice[];
  readonly base: string;
}

/** What people say of what they have: one across the page, the others quieter below it. Nobody's, and it is not there. */
export function Voices({ voices, base }: VoicesProps) {
  const [first, ...others] = voices;
  if (!first) return null;
  return (
    <section aria-labelledby="voices" className="page pt-20 lg:pt-32">
      <h2 id="voices" className="text-small text-ink-3">
        What people say
      </h2>
      <div className="mt-4 grid gap-x-14 gap-y-12 lg:mt-6 lg:grid-cols-12 lg:gap-y-20">
        <Voice voice={first} base={base} className="lg:col-span-10" size="text-4 lg:text-5" />
        {others.map((voice, at) => (
          <Voice
            key={voice.words}
            voice={voice}
            base={base}
            className={`lg:col-span-5 ${at === 0 ? "lg:col-start-3" : ""}`}
            size="text-2"
          />
        ))}
      </div>
    </section>
  );
}

interface VoiceProps {
  readonly voice: QuotedVoice;
  readonly base: string;
  readonly className: string;
  readonly size: string;
}

/** The opening quote hangs in the margin, so that the words stand in line. */
function Voice({ voice: { words, name, place, about }, base, className, size }: VoiceProps) {
  return (
    <figure className={className}>
      <blockquote className={`headline -indent-[0.44em] text-pretty ${size}`}>“{words}”</blockquote>
      <figcaption className="mt-4 text-small text-ink-2">
        {name}, {place}
        <Link
          href={productAddress(base, about.handle)}
          prefetch={false}
          className="ml-3 inline-flex min-h-6 items-center border-b border-line-2 text-ink transition-colors duration-(--quick) hover:border-accent hover:text-accent"
        >
          {about.title}
        </Link>
      </figcaption>
    </figure>
  );
}
