import { Paging } from "./paging";

interface SearchPagingProps {
  readonly address: string;
  readonly query: string;
  readonly page: number;
  readonly pages: number;
}

/** Results are ranked, so they are paged by number. */
export function SearchPaging({ address, query, page, pages }: SearchPagingProps) {
  const at = (wanted: number) =>
    wanted >= 1 && wanted <= pages
      ? `${address}?${new URLSearchParams({ q: query, page: String(wanted) })}`
      : null;
  return <Paging previous={at(page - 1)} next={at(page + 1)} />;
}
