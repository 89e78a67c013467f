import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Entrance } from "@/components/account/entrance";
import { buttonClass } from "@/components/ui/button";
import { alertByLink } from "@/lib/alerts";
import { pageContext } from "@/lib/web/page";

export const metadata: Metadata = { title: "No more mails" };

interface PageProps {
  readonly params: Promise<{ alert: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Ends everything that an address waits for. Who has the link owns the address. */
export default async function StopAlerts({ params, searchParams }: PageProps) {
  const { alert: link } = await params;
  const alert = await alertByLink(pageContext(), link);
  if (!alert?.email) notFound();
  const isStopped = (await searchParams).from === "stopped";
  return (
    <Entrance
      title={isStopped ? "Done." : "No more of these mails?"}
      intro={
        <p>
          {isStopped
            ? `${alert.email} gets no more mails about things that come back.`
            : `${alert.email} then gets no more mails about things that come back.`}
        </p>
      }
    >
      {!isStopped && (
        <form action={`/api/v1/stock-alerts/${link}/stop`} method="post" className="mt-8">
          <button type="submit" className={buttonClass("quiet", "min-h-12 w-full")}>
            Stop the mails
          </button>
        </form>
      )}
    </Entrance>
  );
}
