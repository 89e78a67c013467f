export { seedDemo } from "./demo/seed-demo";
export { generateCatalogue } from "./generate";
export { seedShop } from "./shop";
