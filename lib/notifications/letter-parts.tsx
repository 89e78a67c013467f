import { Button } from "@react-email/button";
import type { ReactNode } from "react";
import type { LetterFact, LetterPart, LetterStep } from "./letter";
import { Title } from "./letter-block";
import { Items } from "./letter-items";
import { style } from "./letter-style";
import { Totals } from "./letter-totals";
import { isolated, runsLeft } from "./typed-text";

interface PartProps {
  readonly part: LetterPart;
  /** A word that is never broken at a line's end: an order's number. */
  readonly whole: string | undefined;
}

/** One part of a letter, as HTML. */
export function Part({ part, whole }: PartProps) {
  switch (part.kind) {
    case "paragraph":
      return (
        <p className="ink" style={style.text}>
          {unbroken(part.text, whole)}
        </p>
      );
    case "note":
      return (
        <p className="quiet" style={style.note}>
          {part.text}
        </p>
      );
    case "action":
      return (
        <div style={style.action}>
          <Button className="button" href={part.url} style={style.button}>
            {part.label}
          </Button>
        </div>
      );
    case "link":
      return (
        <p className="ink" style={style.linkLine}>
          <a className="link" href={part.url} style={style.link}>
            {part.label}
          </a>
        </p>
      );
    case "steps":
      return <Steps title={part.title} steps={part.steps} />;
    case "items":
      return <Items {...part} />;
    case "totals":
      return <Totals {...part} />;
    case "facts":
      return <Facts facts={part.facts} />;
    case "words":
      return <Words {...part} />;
  }
}

function unbroken(text: string, whole: string | undefined): ReactNode {
  const at = whole ? text.indexOf(whole) : -1;
  if (!whole || at < 0) return text;
  return [
    text.slice(0, at),
    <span key={whole} style={style.whole}>
      {whole}
    </span>,
    text.slice(at + whole.length),
  ];
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly LetterStep[] }) {
  return (
    <>
      <Title>{title}</Title>
      <table className="line" cellPadding={0} cellSpacing={0} style={style.steps}>
        <tbody>
          {steps.map(({ when, what }) => (
            <tr key={what}>
              <th scope="row" className="ink line" style={style.when}>
                {when}
              </th>
              <td className="ink line" style={style.what}>
                {what}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Two beside each other where there is room: blocks that break by themselves, since not every reader asks for widths. */
function Facts({ facts }: { readonly facts: readonly LetterFact[] }) {
  return (
    <div style={{ paddingTop: "8px" }}>
      {facts.map(({ label, lines }) => (
        <div key={label} className="half" style={style.half}>
          <p className="quiet" style={style.factLabel}>
            {label}
          </p>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an address may be the same
            <p key={index} className="ink" style={style.factLine}>
              {isolated(line)}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

function Words({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <p className="quiet" style={style.factLabel}>
        {label}
      </p>
      <blockquote className="ink line" {...(runsLeft(text) ? turned : { style: style.words })}>
        {text.split("\n").map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once and never changes
          <span key={index}>
            {index > 0 ? <br /> : null}
            {line}
          </span>
        ))}
      </blockquote>
    </>
  );
}

/** Written out for both sides, since not every reader knows where a line begins. */
const turned = { dir: "rtl", style: { ...style.words, ...style.wordsTurned } } as const;
