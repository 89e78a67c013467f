import { Img } from "@react-email/img";
import type { LetterItem } from "./letter";
import { Title } from "./letter-block";
import { style } from "./letter-style";
import { isolated } from "./typed-text";

interface ItemsProps {
  readonly title: string;
  readonly items: readonly LetterItem[];
  readonly more: string | null;
}

/** What was bought, is in a parcel, is still to come. A row has a frame for its picture when any of them has one. */
export function Items({ title, items, more }: ItemsProps) {
  const isPictured = items.some((item) => item.picture !== null);
  return (
    <>
      <Title>{title}</Title>
      <table role="presentation" className="line" cellPadding={0} cellSpacing={0} style={style.items}>
        <tbody>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be of one thing
            <tr key={index}>
              {isPictured ? <Frame picture={item.picture} /> : null}
              <Thing item={item} />
            </tr>
          ))}
        </tbody>
      </table>
      {more ? (
        <p className="quiet" style={{ ...style.note, margin: "12px 0 0" }}>
          {more}
        </p>
      ) : null}
    </>
  );
}

/** Its words stand beside the picture: an alternative text would say them twice, aloud and where pictures are blocked. */
function Frame({ picture }: { readonly picture: string | null }) {
  return (
    <td className="line" width={72} style={style.frame}>
      {picture ? (
        <Img className="picture" src={picture} alt="" width={72} height={90} style={style.picture} />
      ) : (
        <div className="picture" style={style.picture} />
      )}
    </td>
  );
}

function Thing({ item }: { readonly item: LetterItem }) {
  return (
    <>
      <td className="ink line" style={style.thing}>
        {`${item.quantity} × ${isolated(item.title)}`}
        {item.detail ? (
          <span className="quiet" style={style.detail}>
            {isolated(item.detail)}
          </span>
        ) : null}
      </td>
      {item.amount ? (
        <td className="ink line" style={style.amount}>
          {item.amount}
        </td>
      ) : null}
    </>
  );
}
