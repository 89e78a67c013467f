/**
 * Who may import whom. Every domain may also import the ground (kernel, env, platform, shop) and its own tables; an
 * arrow that is not in this table fails the build, type-only ones included. The table is the architecture: change it
 * with a decision record.
 */
const A = [
  "catalog",
  "customers",
  "inventory",
  "shipping",
  "tax",
  "promotions",
  "orders",
  "payments",
  "messages",
  "newsletter",
  "inquiries",
  "content",
  "desk",
];
const B = ["pricing", "fulfilment", "auth", "listing", "offers"];
const C = ["cart", "search", "recommendations", "alerts"];
const D = ["checkout", "aftersales", "assortment", "imports", "integrity", "privacy"];
const E = ["reconcile"];

/** What each domain may import besides the ground. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  platform: [],
  shop: [],
  ...Object.fromEntries(A.map((domain) => [domain, []])),
  pricing: ["catalog", "promotions", "tax", "shipping"],
  // What is shipped unseen asks first whether somebody wrote about it: docs/decisions, "Many orders at once".
  fulfilment: ["orders", "inventory", "shipping", "inquiries"],
  auth: ["customers"],
  listing: ["catalog", "inventory", "tax"],
  // One read across catalogue, prices and stock: docs/decisions, "Offers".
  offers: ["catalog", "inventory"],
  ...Object.fromEntries(C.map((domain) => [domain, [...A, ...B]])),
  ...Object.fromEntries(
    D.map((domain) => [domain, [...A, ...B, ...C, ...D.filter((other) => other !== domain)]]),
  ),
  ...Object.fromEntries(E.map((domain) => [domain, [...A, ...B, ...C, ...D]])),
  views: [...A, ...B, ...C],
  notifications: [...A, ...B, "views", "alerts"],
  web: ["auth"],
};

/** The tables a domain may touch besides its own. */
export const mayRead: Readonly<Record<string, readonly string[] | "all">> = {
  shop: ["shop", "catalog"],
  // A session is read with its person in one statement: every page of theirs waits for it.
  auth: ["auth", "customers"],
  offers: [],
  search: ["listing"],
  catalog: ["attributes", "collections"],
  // Who waits is asked by product, as listings tell it: one statement over wishes and variants.
  alerts: ["alerts", "catalog"],
  listing: ["listing", "catalog", "shop", "inventory"],
  integrity: "all",
  // What is kept about a person stands in almost every table; it reads, and each domain erases its own.
  privacy: "all",
  views: "all",
};

/** Files at the top of lib that wire everything: they may import any domain. */
export const wiring = ["lib/subscribers.ts", "lib/schedule.ts", "lib/env.ts"];

/** Packages that live in one adapter only. */
export const adapters: readonly { readonly package: string; readonly only: RegExp }[] = [
  { package: "stripe", only: /^(lib\/payments\/|lib\/reconcile\/|lib\/aftersales\/mirror)/ },
  { package: "nodemailer", only: /^lib\/messages\/smtp/ },
  { package: "@upstash/redis", only: /^lib\/platform\/redis/ },
  { package: "graphile-worker", only: /^(lib\/platform\/|lib\/schedule|lib\/subscribers|db\/|scripts\/)/ },
  { package: "next-auth", only: /^(lib\/auth\/|app\/api\/auth\/)/ },
  { package: "meilisearch", only: /^lib\/search\/meilisearch\// },
  { package: "@node-rs/argon2", only: /^lib\/auth\// },
  { package: "otpauth", only: /^lib\/auth\/second-factor\/totp/ },
  { package: "@simplewebauthn/server", only: /^lib\/auth\/second-factor\/passkeys/ },
  { package: "pino", only: /^lib\/platform\/logger/ },
];

/** Who may speak Next. */
export const speaksNext =
  /^(app\/|components\/|lib\/web\/|lib\/auth\/|proxy\.ts|next\.config\.ts)|\/cached\.ts$/;
