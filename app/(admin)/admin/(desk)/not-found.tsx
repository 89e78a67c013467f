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
          It may have been mistyped, or what was here is gone. Go to{" "}
          <Link href="/admin" className="underline underline-offset-4">
            today
          </Link>{" "}
          or to{" "}
          <Link href="/admin/orders" className="underline underline-offset-4">
            the orders
          </Link>
          .
        </p>
      </Empty>
    </>
  );
}
