import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Lost } from "@/components/shop/lost";
import { maintenanceSetting, settingNow } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";
import { personalFrame } from "../personal-frame";

export const metadata: Metadata = { title: "Closed for a moment" };

/** What every shop page is while the shop is closed; the server entry answers it with 503. */
export default async function Closed() {
  const [{ identity }, { isOn, words }] = await Promise.all([
    personalFrame(),
    settingNow(pageContext(), maintenanceSetting),
  ]);
  if (!isOn) redirect("/");
  return (
    <>
      <header className="page headline py-4 text-center text-2 lg:py-6 lg:text-3">{identity.name}</header>
      <main id="main">
        <Lost drawn="closed-sign" title="Closed for a moment.">
          <p>{words ?? "We are putting something in order and open again soon."}</p>
          <p>
            Your cart is as you left it, and what you ordered is on its way. If it is urgent, write to{" "}
            <a href={`mailto:${identity.email}`} className="link">
              {identity.email}
            </a>
            .
          </p>
        </Lost>
      </main>
    </>
  );
}
