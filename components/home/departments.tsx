import Link from "next/link";
import type { DepartmentCard } from "@/lib/listing/contract";
import { categoryAddress, pictureSource } from "../shop/addresses";
import { Picture } from "../ui/picture";

interface DepartmentsProps {
  readonly departments: readonly DepartmentCard[];
  readonly base: string;
}

/** The whole shop as one dark page, like the contents of a magazine: each department with the thing it is known for. */
export function Departments({ departments, base }: DepartmentsProps) {
  if (departments.length === 0) return null;
  return (
    <section aria-labelledby="departments" className="mt-20 bg-deep py-16 text-on-deep lg:mt-28 lg:py-24">
      <div className="page">
        <h2 id="departments" className="headline text-4 lg:text-5">
          Everything, by where it belongs
        </h2>
        <ul className="mt-8 grid gap-x-14 sm:grid-cols-2 lg:mt-12">
          {departments.map((one) => (
            <li key={one.id} className="border-t border-on-deep/20">
              <Link
                href={categoryAddress(base, one.path)}
                className="group flex items-center gap-5 py-4 focus-visible:outline-on-deep lg:gap-7"
              >
                <span className="block w-16 shrink-0 overflow-hidden bg-on-deep/10 lg:w-22">
                  {one.picture ? (
                    <Picture
                      src={pictureSource(one.picture.key)}
                      alt=""
                      width={one.picture.width}
                      height={one.picture.height}
                      sizes="(min-width: 64rem) 5.5rem, 4rem"
                      shown={[64, 88]}
                      className="aspect-4/5 w-full object-cover"
                    />
                  ) : (
                    <span className="block aspect-4/5" />
                  )}
                </span>
                <span className="headline min-w-0 flex-1 text-4 transition-transform duration-(--calm) group-hover:translate-x-2 lg:text-5">
                  {one.name}
                </span>
                <span className="figures text-small opacity-80">{one.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
