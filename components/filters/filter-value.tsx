import Link from "next/link";
import type { ReactNode } from "react";
import { sizedSource, sourceSet } from "../ui/picture-widths";

interface FilterValueProps {
  readonly href: string;
  readonly label: ReactNode;
  /** What a click would find; null where it was not counted. */
  readonly count: number | null;
  readonly isChosen: boolean;
  /** Each can be chosen for itself, or one of all. */
  readonly many?: boolean;
  /** How deep it stands under the others. */
  readonly depth?: number;
  /** The address of a picture that shows it; null keeps the room of one. */
  readonly picture?: string | null;
}

const indents = ["", "pl-5", "pl-10", "pl-15"];

/** One value as a link that chooses it, or takes it back. */
export function FilterValue(props: FilterValueProps) {
  const { href, label, count, isChosen, many = true, depth = 0, picture } = props;
  return (
    <li className={indents[Math.min(depth, 3)]}>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        rel="nofollow"
        aria-current={isChosen ? "true" : undefined}
        className="group/value flex min-h-11 items-center gap-3 hover:underline underline-offset-4 lg:min-h-9"
      >
        <span
          aria-hidden
          className={`grid size-4.5 shrink-0 place-items-center border border-line-2 group-aria-[current]/value:border-ink group-aria-[current]/value:bg-ink ${many ? "rounded-sm" : "rounded-full"}`}
        >
          {isChosen && (
            <svg aria-hidden viewBox="0 0 12 12" className="size-3 fill-none stroke-paper stroke-[1.8]">
              <path d="m2 6.5 2.7 2.7L10 3.5" />
            </svg>
          )}
        </span>
        {picture !== undefined && <Swatch picture={picture} />}
        <span className="min-w-0 flex-1">
          {label}
          {isChosen && <span className="sr-only">, chosen</span>}
        </span>
        {count !== null && <span className="figures text-small text-ink-3">{count}</span>}
      </Link>
    </li>
  );
}

/** As small as the word beside it; the thing fills its middle, so it is shown from a little nearer. */
function Swatch({ picture }: { readonly picture: string | null }) {
  return (
    <span className="h-7.5 w-6 shrink-0 overflow-hidden bg-paper-2">
      {picture && (
        // biome-ignore lint/performance/noImgElement: the media door makes the sizes
        <img
          src={sizedSource(picture, 34)}
          // As wide as it is seen: enlarged.
          srcSet={sourceSet(picture, Infinity, [34])}
          sizes="34px"
          alt=""
          width={24}
          height={30}
          loading="lazy"
          decoding="async"
          className="size-full scale-140 object-cover"
        />
      )}
    </span>
  );
}
