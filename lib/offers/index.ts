import "server-only";

export { type Offer, offersFor } from "./offers";
