export const revalidate = 3600;
export const generateStaticParams = () => [];

/**
 * A page of as many bytes as the address says, made once and kept, as the shop's pages are. Each letter is in it
 * twice (as markup and as data for the browser), an apostrophe seven times in all: with it any length can be met.
 */
export default async function Page({ params }) {
  const { length, odd } = await params;
  return <main>{"x".repeat(Math.min(Number(length), 1_000_000)) + "'".repeat(Number(odd) % 2)}</main>;
}
