import { NewCategory } from "@/components/admin/categories/category-panels";
import { CategoryTable } from "@/components/admin/categories/category-table";
import { RestoreButton } from "@/components/admin/form/restore-button";
import { Empty } from "@/components/admin/parts/empty";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { deskCategories } from "@/lib/views";
import { deskPage } from "../../desk-page";
import { archive, arrange, create, edit, restore } from "./actions";

/** The tree of categories: what the shop's menu is made of. */
export default deskPage({ permission: "products.read", path: "/admin/categories" }, async (desk) => {
  const { live, archived } = await deskCategories(desk.ctx);
  const mayWrite = desk.may("products.write");
  return (
    <>
      <PageHead title="Categories">
        {mayWrite && <NewCategory parent={null} tree={live} create={create} />}
      </PageHead>
      <p className="-mt-2 mb-5 max-w-[60ch] text-ink-2">
        The menu of the shop. A category without anything on sale is not shown; products are put into
        categories on their own pages.
      </p>
      {live.length > 0 ? (
        <CategoryTable tree={live} acts={mayWrite ? { create, edit, arrange, archive } : null} />
      ) : (
        <Empty title="No categories yet.">
          <p>Categories say what things are: Kitchen, and under it Tableware. An import makes them too.</p>
        </Empty>
      )}
      {archived.length > 0 && (
        <div className="mt-10">
          <Section title="Taken away">
            <ul className="border-line border-t">
              {archived.map((category) => (
                <li
                  key={category.id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2"
                >
                  <span className="min-w-0">
                    {category.name} <span className="text-ink-3">{category.path}</span>
                  </span>
                  {mayWrite && category.mayReturn && (
                    <RestoreButton id={category.id} name={category.name} restore={restore} />
                  )}
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </>
  );
});
