import "server-only";

export { type Offer, offersFor, offersOfProduct } from "./offers";
