/** What is drawn where there is nothing to show: in the ink of the page, one line wide. */
export type Drawn = "empty-shelf" | "cut-thread" | "spilt" | "closed-sign" | "unplugged" | "letter";

const lines: Readonly<Record<Drawn, readonly string[]>> = {
  // A board on two brackets, and a ring in the dust where something stood.
  "empty-shelf": [
    "M16 84h128v7H16z",
    "M34 91v17l14-17",
    "M126 91v17l-14-17",
    "M62 79a18 3.4 0 1 0 36 0a18 3.4 0 1 0-36 0",
    "M108 84c0-9 12-9 12 0",
  ],
  // A spool, and its thread that leads nowhere.
  "cut-thread": [
    "M30 40h40v8H30z",
    "M30 96h40v8H30z",
    "M36 48c6 16 6 32 0 48",
    "M64 48c-6 16-6 32 0 48",
    "M38 60h24M39 68h22M39 76h22M38 84h24",
    "M62 84c22 4 20-26 42-22s14 26 30 18",
    "M138 76l6-5M139 81l7 1",
  ],
  // A cup on its side.
  spilt: [
    "M60 56l44 10-9 40-44-10z",
    "M60 56a6 20 12 0 0-9 40a6 20 12 0 0 9-40",
    "M101 78c20-2 18 22-4 20",
    "M48 100c-22 2-34 6-30 10s54 4 58-1",
  ],
  // A sign on a nail.
  "closed-sign": [
    "M80 18l-34 30M80 18l34 30",
    "M80 18m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
    "M36 48h88v44H36z",
    "M42 54h76v32H42z",
    "M56 70h48",
  ],
  // A plug that lies beside its socket.
  unplugged: [
    "M104 40h34v40h-34z",
    "M112.5 60a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
    "M124.5 60a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
    "M22 68h26v24H22z",
    "M48 74h12M48 86h12",
    "M22 80C4 80 8 104 26 106s60 0 84-6",
  ],
  // An envelope.
  letter: ["M32 40h96v60H32z", "M32 40l48 36 48-36", "M32 100l36-32M128 100L92 68"],
};

/** Where each drawing begins, so that it stands flush with the words under it. */
const edges: Readonly<Record<Drawn, number>> = {
  "empty-shelf": 15,
  "cut-thread": 29,
  spilt: 17,
  "closed-sign": 35,
  unplugged: 8,
  letter: 31,
};

export function Drawing({ of, className = "" }: { readonly of: Drawn; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`${edges[of]} 0 160 120`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`h-24 w-32 text-ink-3 lg:h-30 lg:w-40 ${className}`}
    >
      {lines[of].map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  );
}
