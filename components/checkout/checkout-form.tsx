"use client";

import { type ChangeEvent, type FocusEvent, type FormEvent, useEffect, useRef, useState } from "react";
import type { CheckoutView } from "@/lib/checkout/contract";
import { formatMoney } from "@/lib/kernel/money";
import { awaitsDelivery, awaitsTax } from "../cart/awaits-delivery";
import { buttonClass } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Price } from "../ui/price";
import { showFirst } from "../ui/show-first";
import { AddressFields, type Country } from "./address-fields";
import { attemptKey as makeKey } from "./attempt-key";
import { CheckoutCodes } from "./checkout-codes";
import { DeliveryChoice } from "./delivery-choice";
import { blankIn, type FieldProblems, lacking, overall } from "./field-problems";
import { type AddressValues, type Part, partOf, patchOf } from "./form-values";
import { OrderSummary } from "./order-summary";
import { PlainBilling } from "./plain-billing";
import { PlainPay } from "./plain-pay";
import { PriceChanged } from "./price-changed";
import { isSameDeal } from "./price-changes";
import { type TypedField, typedAlready } from "./typed-already";
import type { CheckoutHandle, CheckoutNotice } from "./use-checkout";
import { WrittenFields } from "./written-fields";

export interface CheckoutPageProps {
  readonly initial: CheckoutView;
  readonly countries: readonly Country[];
  /** Whose it is: a guest's, that of a buyer who has signed in since and whom it does not know yet, or theirs. */
  readonly buyer: "guest" | "unknown" | "known";
  /** Made with the page, for forms that are sent without script. */
  readonly attemptKey: string;
  /** What a form without script was told: shown, and its values typed in again. */
  readonly told: {
    readonly notice: CheckoutNotice | null;
    readonly problems: FieldProblems;
    readonly values: Readonly<Record<string, unknown>>;
  };
}

type Props = CheckoutPageProps & { readonly checkout: CheckoutHandle };

export function CheckoutForm({ initial, countries, buyer, attemptKey, told, checkout }: Props) {
  const { view, agreed, busy } = checkout;
  const page = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  /** What was changed since it was last put in line to be saved, and what the shop has not taken. */
  const touched = useRef(new Set<Part>());
  const untaken = useRef(new Set<Part>());
  const saving = useRef<Promise<void>>(Promise.resolve());
  const key = useRef<string | null>(null);
  const [attempted, setAttempted] = useState(Object.keys(told.problems).length > 0 || told.notice !== null);
  const [isPaying, setPaying] = useState(false);
  /** How often the button was pressed in vain. */
  const [tries, setTries] = useState(0);
  const typed = typedOf(initial, told.values);
  const only = countries.length === 1 ? countries[0]!.code : "";
  const [country, setCountry] = useState({
    destination: typed.destination.address_country ?? only,
    billing: typed.billing.address_country ?? only,
  });
  const [otherBilling, setOtherBilling] = useState(typed.hasBilling);
  const [blank, setBlank] = useState<FieldProblems>({});
  const stillBlank = Object.fromEntries(
    Object.entries(blank).filter(([name]) =>
      partOf(name) === "billing" ? otherBilling && !view.billing : !view.destination,
    ),
  );
  const problems = {
    ...(attempted ? { ...stillBlank, ...lacking(view) } : {}),
    ...told.problems,
    ...checkout.problems,
  };
  const notice = checkout.notice ?? told.notice;
  // Before delivery and tax are known the sum is not what will be paid, and the button promises none.
  const isWhole = !awaitsDelivery(view) && !awaitsTax(view);

  // Back from the payment page by the browser's own button: what stands here may be long over.
  useEffect(() => {
    const restored = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, []);

  // The button is at the end of the page, and what stands in the way may be far above.
  useEffect(() => {
    if (tries > 0) showFirst(page.current);
  }, [tries]);

  /** Saves what was touched as it stands now, after whatever is being saved: by then somebody is typing the next field. */
  function save(): Promise<void> {
    if (!form.current) return saving.current;
    const parts = new Set(touched.current);
    touched.current.clear();
    const values = new FormData(form.current);
    saving.current = saving.current.then(() => saveParts(values, parts));
    return saving.current;
  }

  async function saveParts(values: FormData, left: ReadonlySet<Part>): Promise<void> {
    const parts = new Set([...left, ...untaken.current]);
    untaken.current.clear();
    if (parts.size === 0) return;
    const wrong = await checkout.save(patchOf(values, parts));
    if (wrong?.length === 0) return;
    // One wrong field keeps no other from counting: the ways of delivery wait for the country, not for the e-mail.
    const blamed = new Set<Part>(wrong?.map((field) => partOf(field) ?? "destination") ?? parts);
    const rest = new Set([...parts].filter((part) => !blamed.has(part)));
    const isRestSaved = rest.size === 0 || (await checkout.save(patchOf(values, rest), true))?.length === 0;
    for (const part of isRestSaved ? blamed : parts) untaken.current.add(part);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page wakes
  useEffect(() => {
    for (const field of typedAlready(form.current!)) takeNote(field);
    void save();
  }, []);

  /** Remembers which part of the checkout a field has changed. Returns whether it belongs to one. */
  function takeNote(field: TypedField): boolean {
    const part = field.name === "other_billing" ? "billing" : partOf(field.name);
    if (!part) return false;
    touched.current.add(part);
    if (field.name === "other_billing") setOtherBilling(field.checked === true);
    if (field.name.endsWith(".address_country")) setCountry((before) => ({ ...before, [part]: field.value }));
    return true;
  }

  function onChange({ target }: ChangeEvent<HTMLFormElement & TypedField>) {
    if (!takeNote(target)) return;
    // The same object while there is nothing to take back: a key that is typed draws nothing anew.
    setBlank((before) => {
      const { [target.name]: taken, ...rest } = before;
      return taken === undefined ? before : rest;
    });
    // What is chosen settles at once; what is typed settles when the field is left.
    if (target.type === "radio" || target.type === "checkbox" || target.tagName === "SELECT") void save();
  }

  function onBlur({ target }: FocusEvent<HTMLFormElement>) {
    if (partOf(target.name ?? "")) void save();
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isPaying) return;
    setAttempted(true);
    const written = new FormData(form.current!);
    const invoice = otherBilling ? blankIn(written, "billing", country.billing) : {};
    const parcel = view.requires_shipping ? blankIn(written, "destination", country.destination) : {};
    setBlank({ ...parcel, ...invoice });
    setPaying(true);
    const shown = view;
    await save();
    const now = await checkout.settled();
    // What the shop did not take is not what it has: an order must not go out with the field as it was before.
    const isTaken = touched.current.size === 0 && untaken.current.size === 0;
    const isMissing = Object.keys({ ...invoice, ...lacking(now) }).length > 0;
    if (!isTaken || isMissing || now.status !== "ready_for_complete") {
      setPaying(false);
      return setTries((before) => before + 1);
    }
    // What the button said when it was pressed is what was agreed to, whatever saving has brought to light.
    if (!isSameDeal(shown, now)) {
      setPaying(false);
      checkout.askAgain(shown);
      return setTries((before) => before + 1);
    }
    key.current ??= makeKey();
    const outcome = await checkout.complete(key.current);
    if (outcome === "new") key.current = null;
    if (outcome === "left") return;
    setPaying(false);
    setTries((before) => before + 1);
  }

  return (
    <>
      <p role="status" className="sr-only">
        {`The total is ${formatMoney({ amount: view.total, currency: view.currency }, view.locale)}.`}
      </p>
      <div ref={page} className="flex flex-col gap-x-16 gap-y-8 lg:grid lg:grid-cols-12">
        <section aria-labelledby="order" className="order-in-sight lg:order-2 lg:col-span-5">
          <Summary view={view} busy={busy} checkout={checkout} />
        </section>
        <div className="lg:col-span-7">
          <div role="alert" tabIndex={-1} className="space-y-4 outline-none empty:hidden [&>*]:mb-8">
            {agreed && !isSameDeal(agreed, view) && <PriceChanged before={agreed} now={view} />}
            {notice && <Notice tone={notice.tone} title={notice.title} />}
            {overall(view).map((title) => (
              <Notice key={title} tone="warn" title={title} />
            ))}
          </div>
          <form
            ref={form}
            action={`/api/v1/checkouts/${view.id}`}
            method="post"
            noValidate
            onChange={onChange}
            onBlur={onBlur}
            onSubmit={(event) => void onSubmit(event)}
            className="space-y-12"
          >
            <Section title="Contact" beside={<FromAccount buyer={buyer} />}>
              <Field
                id="email"
                name="email"
                type="email"
                label="E-mail"
                autoComplete="email"
                inputMode="email"
                spellCheck={false}
                hint="For the confirmation, and news of your parcel. Nothing else."
                problem={problems.email}
                defaultValue={typed.email}
              />
            </Section>
            {view.requires_shipping && (
              <>
                <Section title="Where should it go?">
                  <AddressFields
                    part="destination"
                    countries={countries}
                    country={country.destination}
                    values={typed.destination}
                    problems={problems}
                  />
                </Section>
                <Section title="How should it travel?">
                  <DeliveryChoice view={view} problem={problems.delivery_option} />
                </Section>
              </>
            )}
            <Section title="Anything else?">
              <div className="space-y-5">
                <label className="needs-script flex min-h-6 cursor-pointer items-center gap-3">
                  <input
                    type="checkbox"
                    name="other_billing"
                    defaultChecked={typed.hasBilling}
                    className="size-4 accent-(--accent)"
                  />
                  The invoice goes to another address
                </label>
                {otherBilling && (
                  <div className="needs-script border-l border-line pl-4 sm:pl-7">
                    <AddressFields
                      part="billing"
                      countries={countries}
                      country={country.billing}
                      values={typed.billing}
                      problems={problems}
                    />
                  </div>
                )}
                <WrittenFields view={view} typed={typed} problems={problems} />
              </div>
            </Section>
            <div className="needs-script">
              <button
                type="submit"
                aria-disabled={isPaying}
                className={buttonClass("primary", "w-full min-h-14 justify-between!")}
              >
                <span>{isPaying ? "One moment" : view.total === 0 ? "Place the order" : "Pay"}</span>
                {isWhole && <Price amount={view.total} currency={view.currency} locale={view.locale} />}
              </button>
              <p className="mt-3 text-small text-ink-3">
                {view.total === 0
                  ? "Nothing is due."
                  : "You pay on the next page. Your card’s number never comes near this shop."}
              </p>
            </div>
            <noscript>
              <button type="submit" className={buttonClass("quiet", "w-full")}>
                Save and show what it costs
              </button>
            </noscript>
          </form>
          {buyer === "unknown" && (
            <form id={FROM_ACCOUNT} action="/api/v1/checkouts" method="post">
              <input type="hidden" name="country" value="home" />
            </form>
          )}
          <noscript>
            <PlainBilling
              view={view}
              countries={countries}
              country={country.billing}
              values={typed.billing}
              problems={{ ...lacking(view), ...problems }}
            />
            <PlainPay view={view} attemptKey={attemptKey} />
          </noscript>
        </div>
      </div>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly beside?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Section({ title, beside, children }: SectionProps) {
  return (
    <section>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="headline text-2">{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}

/** Opening the checkout again fills in what is known: a form of its own, since none stands within another. */
const FROM_ACCOUNT = "from-account";

/**
 * The way to what an account knows already. A guest signs in at the cart: there it is seen what else the account had in
 * it, before it is paid for.
 */
function FromAccount({ buyer }: Pick<CheckoutPageProps, "buyer">) {
  if (buyer === "known") return null;
  if (buyer === "unknown")
    return (
      <button type="submit" form={FROM_ACCOUNT} className={buttonClass("text", "py-1 text-small")}>
        Fill in from your account
      </button>
    );
  return (
    <p className="text-small text-ink-2">
      Have an account?{" "}
      <a href="/sign-in?next=/cart" className="link inline-block py-1">
        Sign in
      </a>
    </p>
  );
}

/** On phones the things fold away and the total stays; on wide screens all of it stays in view. */
function Summary({
  view,
  busy,
  checkout,
}: Pick<CheckoutHandle, "view"> & { busy: boolean; checkout: CheckoutHandle }) {
  const isShort = view.messages.some((message) => message.target.kind === "line" && message.type === "error");
  const body = (
    <>
      <OrderSummary view={view} busy={busy} onLine={(id, quantity) => void checkout.setLine(id, quantity)} />
      <CheckoutCodes view={view} onCodes={(codes) => void checkout.save({ codes })} />
    </>
  );
  return (
    <div className="lg:sticky lg:top-8">
      <h2 id="order" className="headline hidden text-2 lg:mb-5 lg:block">
        Your order
      </h2>
      <div className="hidden lg:block">{body}</div>
      <details className="group lg:hidden" open={isShort || undefined}>
        <summary className="flex min-h-14 list-none items-center justify-between border-y border-line [&::-webkit-details-marker]:hidden">
          <span className="flex items-center gap-2">
            <span className="group-open:hidden">Show the order</span>
            <span className="hidden group-open:inline">Your order</span>
            <svg
              aria-hidden
              viewBox="0 0 12 12"
              className="size-3 fill-none stroke-current transition-[rotate] duration-(--quick) group-open:rotate-180"
            >
              <path d="m2 4 4 4 4-4" />
            </svg>
          </span>
          <Price amount={view.total} currency={view.currency} locale={view.locale} className="text-1" />
        </summary>
        <div className="pb-6">{body}</div>
      </details>
    </div>
  );
}

/** What stands in the fields: what was typed in vain before, else what the checkout knows. */
function typedOf(view: CheckoutView, values: Readonly<Record<string, unknown>>) {
  const text = (value: unknown, known: string | null) => (typeof value === "string" ? value : (known ?? ""));
  const address = (value: unknown, known: CheckoutView["destination"]): Partial<AddressValues> =>
    ({ ...known, ...(typeof value === "object" ? value : {}) }) as Partial<AddressValues>;
  return {
    email: text(values.email, view.email),
    note: text(values.note, view.note),
    giftMessage: text(values.gift_message, view.gift_message),
    destination: address(values.destination, view.destination),
    billing: address(values.billing, view.billing),
    hasBilling: view.billing !== null,
  };
}
