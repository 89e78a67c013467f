export const revalidate = 3600;
export const generateStaticParams = () => [];

/** Only what is below it has a page; that is said within the shop. */
export { NothingHere as default } from "../nothing-here";
