import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { ShopIdentity } from "@/lib/shop/contract";
import type { Letter, LetterFact, LetterItem, LetterPart, LetterTotal } from "./letter";
import { darkCss, style } from "./letter-style";
import { footer } from "./letter-text";

/** The HTML part of a letter. React escapes every text, whoever typed it; there is no raw markup in here. */
export function LetterMail(props: {
  readonly letter: Letter;
  readonly shop: ShopIdentity;
  readonly locale: string;
}) {
  const { letter, shop, locale } = props;
  return (
    <Html lang={locale}>
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkCss}</style>
      </Head>
      <Preview>{letter.preview}</Preview>
      <Body className="paper" style={style.body}>
        <Container className="paper" style={style.page}>
          <Text className="ink" style={style.brand}>
            {shop.name}
          </Text>
          <Heading as="h1" className="ink" style={style.heading}>
            {letter.heading}
          </Heading>
          {letter.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once and never changes
            <Part key={index} part={part} />
          ))}
          <Hr className="line" style={style.rule} />
          {footer(shop).map((line) => (
            <Text key={line} className="quiet" style={{ ...style.note, margin: 0 }}>
              {line}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  );
}

function Part({ part }: { readonly part: LetterPart }) {
  switch (part.kind) {
    case "paragraph":
      return (
        <Text className="ink" style={style.text}>
          {part.text}
        </Text>
      );
    case "note":
      return (
        <Text className="quiet" style={style.note}>
          {part.text}
        </Text>
      );
    case "action":
      return (
        <Section style={style.action}>
          <Button className="button" href={part.url} style={style.button}>
            {part.label}
          </Button>
        </Section>
      );
    case "link":
      return (
        <Text style={style.text}>
          <Link className="link" href={part.url} style={style.link}>
            {part.label}
          </Link>
        </Text>
      );
    case "items":
      return <Items title={part.title} items={part.items} />;
    case "totals":
      return <Totals rows={part.rows} note={part.note} />;
    case "facts":
      return part.facts.map((fact) => <Fact key={fact.label} fact={fact} />);
  }
}

function Items({ title, items }: { readonly title: string; readonly items: readonly LetterItem[] }) {
  return (
    <Section>
      <Heading as="h2" className="ink" style={style.subheading}>
        {title}
      </Heading>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be of one thing
        <Row key={index} className="ink line" style={style.row}>
          <Column style={style.cell}>
            {item.quantity} × {item.title}
            {item.detail ? (
              <span className="quiet" style={style.detail}>
                {item.detail}
              </span>
            ) : null}
          </Column>
          {item.amount ? <Column style={style.figure}>{item.amount}</Column> : null}
        </Row>
      ))}
    </Section>
  );
}

function Totals({ rows, note }: { readonly rows: readonly LetterTotal[]; readonly note: string | null }) {
  return (
    <Section className="line" style={{ ...style.row, padding: "6px 0 16px" }}>
      {rows.map((row) => (
        <Row key={row.label} className="ink" style={row.isTotal ? style.total : {}}>
          <Column style={style.sumCell}>{row.label}</Column>
          <Column style={style.sumFigure}>{row.amount}</Column>
        </Row>
      ))}
      {note ? (
        <Text className="quiet" style={{ ...style.note, margin: "4px 0 0" }}>
          {note}
        </Text>
      ) : null}
    </Section>
  );
}

function Fact({ fact }: { readonly fact: LetterFact }) {
  return (
    <Section style={style.fact}>
      <Heading as="h2" className="ink" style={style.subheading}>
        {fact.label}
      </Heading>
      {fact.lines.map((line) => (
        <Text key={line} className="ink" style={{ ...style.text, margin: 0 }}>
          {line}
        </Text>
      ))}
      {fact.url ? (
        <Link className="link" href={fact.url} style={style.link}>
          {fact.url}
        </Link>
      ) : null}
    </Section>
  );
}
