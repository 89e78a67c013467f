import type { ReactNode } from "react";
import { deskShop } from "../desk-page";

/** Around the pages before the desk: signing in, a first password, a new one. */
export default async function DoorLayout({ children }: { readonly children: ReactNode }) {
  const shop = await deskShop();
  return (
    <main className="mx-auto flex w-full max-w-[22rem] flex-1 flex-col justify-center px-5 py-16">
      <p className="mb-8 font-display text-[1.5rem] tracking-[-0.02em]">{shop.name}</p>
      {children}
    </main>
  );
}
