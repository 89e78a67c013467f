import type { Metadata } from "next";
import NotFoundInShop from "./(shop)/not-found";

export const metadata: Metadata = { title: "Not found" };

/** The same where the shop's frame is not around it: at the checkout. */
export default function NotFound() {
  return (
    <main id="main">
      <NotFoundInShop />
    </main>
  );
}
