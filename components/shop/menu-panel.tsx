import type { PageLink } from "@/lib/content/contract";
import type { MenuCollection, NavigationBranch } from "@/lib/listing/contract";
import { Picture } from "../ui/picture";
import { Way } from "../ui/way";
import {
  categoryAddress,
  collectionAddress,
  collectionsAddress,
  contentAddress,
  pictureSource,
} from "./addresses";

interface MenuPanelProps {
  readonly base: string;
  readonly navigation: readonly NavigationBranch[];
  readonly collections: readonly MenuCollection[];
  readonly about: PageLink | undefined;
  readonly leaves: boolean | undefined;
}

/** Of a department with more parts than these its own page shows the rest. */
const PARTS = 7;

/**
 * What the menu holds. On a wide screen every department with its parts, and a collection with its picture; on a phone
 * the same as a sheet at the thumb, each department a press away from its parts.
 */
export function MenuPanel({ base, navigation, collections, about, leaves }: MenuPanelProps) {
  // The home page opens with the first.
  const shown = collections[1] ?? collections[0];
  return (
    <nav aria-label="Menu" className="menu-panel">
      <div className="menu-body page">
        <ul className="menu-departments">
          {navigation.map((branch) => (
            <Department key={branch.id} branch={branch} base={base} leaves={leaves} />
          ))}
        </ul>
        <ul className="lg:hidden">
          {collections.length > 0 && (
            <li>
              <Way leaves={leaves} prefetch={false} href={collectionsAddress(base)} className={line}>
                Collections
              </Way>
            </li>
          )}
          {about && (
            <li>
              <Way
                leaves={leaves}
                prefetch={false}
                href={contentAddress(base, about.handle)}
                className={line}
              >
                {about.title}
              </Way>
            </li>
          )}
        </ul>
        {shown && <Shown collection={shown} base={base} leaves={leaves} />}
      </div>
      <div className="menu-foot page">
        <a href="/account" className="py-3">
          Your account
        </a>
      </div>
    </nav>
  );
}

const line = "flex min-h-12 items-center text-1";

interface DepartmentProps extends Pick<MenuPanelProps, "base" | "leaves"> {
  readonly branch: NavigationBranch;
}

function Department({ branch, base, leaves }: DepartmentProps) {
  const href = categoryAddress(base, branch.path);
  if (branch.children.length === 0)
    return (
      <li>
        <Way leaves={leaves} prefetch={false} href={href} className="menu-department">
          {branch.name}
        </Way>
      </li>
    );
  return (
    <li>
      <details className="menu-parts" name="department">
        <summary className="menu-department lg:hidden">
          {branch.name}
          <svg aria-hidden viewBox="0 0 12 12" className="size-3 stroke-current stroke-1">
            <path d="M6 0v12M0 6h12" />
          </svg>
        </summary>
        <Way leaves={leaves} prefetch={false} href={href} className="menu-all">
          <span className="lg:hidden">Everything in{"\u00a0"}</span>
          {branch.name}
        </Way>
        <ul>
          {branch.children.slice(0, PARTS).map((child) => (
            <li key={child.id}>
              <Way
                leaves={leaves}
                prefetch={false}
                href={categoryAddress(base, child.path)}
                className="menu-part"
              >
                {child.name}
              </Way>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Only where there is room for a picture, and only fetched once the menu is open. */
function Shown({
  collection: { handle, title, picture },
  base,
  leaves,
}: Pick<MenuPanelProps, "base" | "leaves"> & { readonly collection: MenuCollection }) {
  return (
    <div className="menu-shown">
      {picture && (
        <Picture
          src={pictureSource(picture.key)}
          alt=""
          width={picture.width}
          height={picture.height}
          sizes="17rem"
          shown={[272]}
          className="aspect-4/5 w-full bg-paper-2 object-cover"
        />
      )}
      <p className="mt-3 text-small text-ink-3">Collection</p>
      <Way
        leaves={leaves}
        prefetch={false}
        href={collectionAddress(base, handle)}
        className="headline text-2 underline-offset-4 after:absolute after:inset-0 hover:underline"
      >
        {title}
      </Way>
    </div>
  );
}
