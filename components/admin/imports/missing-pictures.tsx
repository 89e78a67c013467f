import Link from "next/link";
import type { ImportPictures } from "@/lib/views/contract";
import { count } from "../format";

/** Each missing picture by name, with whose it is and why. */
export function MissingPictures({
  pictures: { missing, missingCount },
}: {
  readonly pictures: ImportPictures;
}) {
  return (
    <>
      <table className="ledger">
        <caption className="sr-only">Pictures that are missing</caption>
        <thead>
          <tr>
            <th scope="col">Picture</th>
            <th scope="col" className="max-sm:hidden">
              Product
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {missing.map((picture) => (
            <tr key={picture.id}>
              <th scope="row">{picture.source}</th>
              <td className="max-sm:hidden">
                {picture.products.slice(0, 5).map((product) => (
                  <Link
                    key={product.id}
                    href={`/admin/products/${product.id}`}
                    prefetch={false}
                    className="block min-h-6 underline decoration-line-2 underline-offset-4 hover:decoration-accent"
                  >
                    {product.title}
                  </Link>
                ))}
              </td>
              <td className="text-ink-2">{picture.problem}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missingCount > missing.length && (
        <p className="mt-2 text-ink-3">and {count(missingCount - missing.length)} more.</p>
      )}
    </>
  );
}
