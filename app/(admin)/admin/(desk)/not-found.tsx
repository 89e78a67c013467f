import Link from "next/link";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead } from "@/components/admin/parts/page-head";

/** 404 within the desk. */
export default function NotFound() {
  return (
    <>
      <PageHead title="Nothing here" />
      <Empty title="There is nothing at this address.">
        <p>
          It may have been mistyped. Go{" "}
          <Link href="/admin" className="underline underline-offset-4">
            to today
          </Link>
          , or look for an order at the left.
        </p>
      </Empty>
    </>
  );
}
