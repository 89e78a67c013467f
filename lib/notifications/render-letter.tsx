import { render } from "@react-email/render";
import { shopUrl } from "@/lib/platform/urls";
import type { ShopIdentity } from "@/lib/shop/contract";
import type { Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { letterText } from "./letter-text";

/** Both parts of a mail, from one letter. */
export async function renderLetter(
  letter: Letter,
  shop: ShopIdentity,
  locale: string,
): Promise<{ html: string; text: string }> {
  const html = await render(<LetterMail letter={letter} shop={shop} locale={locale} home={shopUrl("/")} />);
  return { html, text: letterText(letter, shop) };
}
