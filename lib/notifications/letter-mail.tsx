import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import type { ShopIdentity } from "@/lib/shop/contract";
import { languageOf } from "./language";
import type { Letter } from "./letter";
import { Block } from "./letter-block";
import { Part } from "./letter-parts";
import { sheets, style } from "./letter-style";
import { foot } from "./letter-text";
import { clipped } from "./typed-text";

interface LetterMailProps {
  readonly letter: Letter;
  readonly shop: ShopIdentity;
  readonly locale: string;
  /** The shop's front page. */
  readonly home: string;
}

/** The HTML part of a letter. React escapes every text, whoever typed it; there is no raw markup in here. */
export function LetterMail({ letter, shop, locale, home }: LetterMailProps) {
  return (
    <Html {...languageOf(locale)}>
      <Head>
        <title>{letter.subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        {sheets.map((sheet) => (
          <style key={sheet}>{sheet}</style>
        ))}
      </Head>
      <body className="paper" style={style.body}>
        <Preview>{clipped(letter.preview, 140)}</Preview>
        <Container className="paper" style={style.container}>
          <Block className="page" style={style.page}>
            <Brand shop={shop} home={home} about={letter.about} />
            <Block className="line" style={style.opening}>
              <h1 className="ink" style={style.heading}>
                {letter.heading}
              </h1>
              {letter.parts.map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once and never changes
                <Part key={index} part={part} whole={letter.about} />
              ))}
            </Block>
            <Foot lines={foot(letter, shop)} />
          </Block>
        </Container>
      </body>
    </Html>
  );
}

function Brand(props: {
  readonly shop: ShopIdentity;
  readonly home: string;
  readonly about: string | undefined;
}) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td className="ink" style={style.brand}>
            <a href={props.home} style={style.brandLink}>
              {props.shop.name}
            </a>
          </td>
          {props.about ? (
            <td className="quiet" style={style.about}>
              {props.about}
            </td>
          ) : null}
        </tr>
      </tbody>
    </table>
  );
}

function Foot({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Block className="line" style={style.foot}>
      {lines.map((line) => (
        <p key={line} className="quiet" style={style.footLine}>
          {line}
        </p>
      ))}
    </Block>
  );
}
