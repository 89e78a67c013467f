import { PASSWORD } from "../../people";
import { all, anyone, isStaff, managers, nobody, office, type Row, row, staff } from "./rows";
import type { World } from "./world";

const proof = { code: "000000" };
const importPage = async (world: World) => ({ params: { import: await world.newImport() } });
const importInput = async (world: World) => ({ input: { import_id: await world.newImport() } });
const problemInput = async (world: World) => ({ input: { problem_id: await world.newProblem() } });
const productInput = async (world: World) => ({
  productId: world.thing.productId,
  expectedVersion: await world.productVersion(),
});
const categoryInput = async (world: World) => ({ input: { id: await world.newCategory() } });
const collectionInput = async (world: World) => ({ input: { id: await world.newCollection() } });
/** What a browser would answer for a passkey that it has not. */
const foreignKey = {
  name: "A key",
  passkey: {
    id: "AAAA",
    rawId: "AAAA",
    type: "public-key",
    response: { clientDataJSON: "AAAA", attestationObject: "AAAA" },
  },
};

/** The desk beside orders, products and coupons: the second factor, one's own account, imports, letters, problems. */
export const deskTable: Readonly<Record<string, Row>> = {
  // Doors that let in, second step
  "page /admin/second-factor": staff(all, "200"),
  "page /admin/sign-in/check": row((role) => (isStaff(role) ? "307 /admin" : "307 /admin/sign-in")),
  "POST /admin/session/factor": anyone("401 sign_in_again", { body: proof }),
  "POST /admin/session/passkey": anyone("401 sign_in_again"),

  // One's own account. What changes it for good is refused here for what was asked, not for who asked.
  "page /admin/account": staff(all, "200"),
  "action /admin confirm": staff(all, "ok", { input: { password: PASSWORD } }),
  "action /admin askPasskey": staff(all, "ok", { input: {} }),
  "action /admin offerApp": staff(all, "ok", { input: {} }),
  "action /admin takeApp": staff(all, "offer_over", { input: { sealed: "A".repeat(60), ...proof } }),
  "action /admin offerKey": staff(all, "ok", { input: {} }),
  "action /admin takeKey": staff(all, "passkey_refused", { input: foreignKey }),
  "action /admin removeApp": staff(all, "factor_not_found", { input: {} }),
  "action /admin removeKey": staff(all, "factor_not_found", { input: { id: nobody } }),
  "action /admin renewCodes": staff(all, "factor_not_found", { input: {} }),
  "action /admin changeOwnPassword": staff(all, "present_password_wrong", {
    input: { present_password: "not the password", new_password: "a lantern over the quay" },
  }),
  "action /admin endOtherSessions": staff(all, "ok", { input: {} }),
  // Another's session is none, to an owner too.
  "action /admin endSession": row(
    (role) => (role === "support" ? "ok" : staff(all, "session_not_found").meets(role)),
    async (world) => ({ input: { id: await world.newStaffSession("support") } }),
  ),

  // Imports
  "page /admin/imports": staff(managers, "200"),
  "page /admin/imports/[import]": staff(managers, "200", importPage),
  "POST /admin/imports/upload": staff(managers, "200", {
    query: "name=goods.csv&currency=EUR&dry_run=true",
    headers: { "content-type": "text/csv" },
    body: "Handle,Title\nhinge,Hinge\n",
  }),
  "POST /admin/imports/[import]/pictures": staff(managers, "409 picture_not_missing", async (world) => ({
    ...(await importPage(world)),
    query: "path=hinge.jpg",
    headers: { "content-type": "image/jpeg" },
    body: "no picture",
  })),
  "action /admin/imports takeChecked": staff(managers, "ok", importInput),
  "action /admin/imports fetchPictures": staff(managers, "no_pictures_missing", importInput),

  // Goods: what a coupon does, pictures, categories, collections
  "POST /admin/coupons/preview": staff(office, "200", async ({ thing, market }) => ({
    body: {
      id: null,
      terms: { title: "Ten off", kind: "percent", percentBp: 1_000 },
      market,
      country: "DE",
      delivery: null,
      lines: [{ variantId: thing.variantId, quantity: 2 }],
      begun: false,
      usedBefore: 0,
    },
  })),
  "GET /admin/products/find": staff(all, "200", { query: "q=hinge" }),
  "POST /admin/products/[product]/pictures": staff(managers, "422 picture_unreadable", async ({ thing }) => ({
    params: { product: thing.productId },
    query: "alt=A+hinge",
    headers: { "content-type": "image/jpeg" },
    body: "no picture",
  })),
  "action /admin/products savePictures": staff(managers, "ok", async (world) => ({
    input: {
      ...(await productInput(world)),
      pictures: [{ id: nobody, alt: "A hinge" }],
      shows: [{ variantId: world.thing.variantId, pictureId: null }],
    },
  })),
  "action /admin/products place": staff(managers, "ok", async (world) => ({
    input: {
      ...(await productInput(world)),
      categories: { add: [await world.newCategory()], remove: [nobody] },
      collections: { add: [await world.newCollection()], remove: [nobody] },
    },
  })),
  "action /admin/products undoPlace": staff(managers, "ok", async (world) => ({
    input: {
      ...(await productInput(world)),
      categories: { added: [], left: [{ id: await world.newCategory(), position: 0 }] },
      collections: { added: [], left: [{ id: await world.newCollection(), position: 0 }] },
    },
  })),
  "action /admin/products addOneVariant": staff(managers, "options_mismatch", async (world) => ({
    input: {
      ...(await productInput(world)),
      values: ["Left", "Brass"],
      first: { option: "Side", value: "Right" },
      sku: "HINGE-L",
      barcode: null,
      grams: 350,
      prices: [{ priceListId: world.priceListId, amount: 1_900 }],
      onHand: 3,
    },
  })),
  "action /admin/products changeOneVariant": staff(managers, "ok", async (world) => ({
    input: {
      ...(await productInput(world)),
      id: world.thing.variantId,
      barcode: "4006381333931",
      grams: 352,
      requiresShipping: true,
    },
  })),
  "page /admin/categories": staff(all, "200"),
  "action /admin/categories create": staff(managers, "ok", async (world) => ({
    input: { name: `Gate ${Math.random()}`, description: "", parentId: await world.newCategory() },
  })),
  "action /admin/categories edit": staff(managers, "ok", async (world) => ({
    input: {
      id: await world.newCategory(),
      name: "Gates",
      handle: `gates-${Math.floor(Math.random() * 1e9)}`,
    },
  })),
  "action /admin/categories arrange": staff(managers, "ok", async (world) => {
    const parentId = await world.newCategory();
    const ids = [await world.newCategory(parentId), await world.newCategory(parentId)];
    return { input: { parentId, ids: ids.reverse() } };
  }),
  "action /admin/categories archive": staff(managers, "ok", categoryInput),
  "action /admin/categories restore": staff(managers, "ok", categoryInput),
  "page /admin/collections": staff(all, "200"),
  "page /admin/collections/new": staff(managers, "200"),
  "page /admin/collections/[collection]": staff(all, "200", async ({ collectionId }) => ({
    params: { collection: collectionId },
  })),
  "action /admin/collections create": staff(managers, "ok", async () => ({
    input: { title: `Gates ${Math.random()}`, description: "" },
  })),
  "action /admin/collections edit": staff(managers, "ok", async (world) => ({
    input: { id: await world.newCollection(), title: "Gates" },
  })),
  "action /admin/collections arrange": staff(managers, "ok", async (world) => ({
    input: { id: await world.newCollection(), productIds: [world.thing.productId], seen: [] },
  })),
  "action /admin/collections order": staff(managers, "ok", async (world) => ({
    input: { ids: [await world.newCollection(), await world.newCollection()] },
  })),
  "action /admin/collections archive": staff(managers, "ok", collectionInput),
  "action /admin/collections restore": staff(managers, "ok", collectionInput),

  // What is written to the shop and by it
  "page /admin/inquiries": staff(office, "200"),
  "action /admin/inquiries answered": staff(office, "ok", async (world) => ({
    input: { inquiry_id: await world.newInquiry() },
  })),
  "action /admin/inquiries reopened": staff(office, "ok", async (world) => ({
    input: await world.newAnswer(),
  })),
  "page /admin/messages": staff(office, "200"),
  "page /admin/messages/[message]": staff(office, "200", async (world) => ({
    params: { message: await world.newMessage() },
  })),
  "GET /admin/messages/[message]/letter": staff(office, "200", async (world) => ({
    params: { message: await world.newMessage() },
  })),
  "POST /admin/messages/bulk": staff(office, "200", async (world) => ({
    body: { messages: [await world.newMessage()] },
  })),
  "action /admin/messages resend": staff(office, "ok", async (world) => ({
    input: { message_id: await world.newMessage() },
  })),

  // Problems
  "page /admin/problems": staff(office, "200"),
  "action /admin/problems resolve": staff(office, "ok", async (world) => ({
    input: { problem_id: await world.newProblem(), note: "looked at" },
  })),
  "action /admin/problems again": staff(office, "ok", problemInput),
  "action /admin/problems now": staff(office, "ok", async (world) => ({
    input: { job_id: await world.newJob() },
  })),
  "action /admin/problems prove": staff(managers, "ok", { input: { stripe: false } }),
};
