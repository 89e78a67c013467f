import type { RouteHandler } from "@/lib/web/route";
import * as addressDefault from "../account/addresses/[address]/default/route";
import * as addressRemove from "../account/addresses/[address]/remove/route";
import * as address from "../account/addresses/[address]/route";
import * as addresses from "../account/addresses/route";
import * as confirmEmail from "../account/confirm-email/route";
import * as accountNewsletter from "../account/newsletter/route";
import * as password from "../account/password/route";
import * as passwordResetConfirm from "../account/password-reset/confirm/route";
import * as passwordReset from "../account/password-reset/route";
import * as profile from "../account/profile/route";
import * as session from "../account/sessions/[session]/end/route";
import * as otherSessions from "../account/sessions/end-others/route";
import * as signIn from "../account/sign-in/route";
import * as signOut from "../account/sign-out/route";
import * as signUp from "../account/sign-up/route";
import * as cartCodes from "../cart/codes/route";
import * as cartLine from "../cart/lines/[line]/route";
import * as cartLines from "../cart/lines/route";
import * as cartPrices from "../cart/prices/route";
import * as cart from "../cart/route";
import * as checkoutCancel from "../checkouts/[checkout]/cancel/route";
import * as checkoutComplete from "../checkouts/[checkout]/complete/route";
import * as checkoutReopen from "../checkouts/[checkout]/reopen/route";
import * as checkout from "../checkouts/[checkout]/route";
import * as checkouts from "../checkouts/route";
import * as inquiries from "../inquiries/route";
import * as live from "../live/route";
import * as market from "../market/route";
import * as newsletterConfirm from "../newsletter/[subscription]/confirm/route";
import * as newsletterLeave from "../newsletter/[subscription]/leave/route";
import * as newsletterOneClick from "../newsletter/[subscription]/one-click/route";
import * as newsletter from "../newsletter/route";
import * as orderReorder from "../orders/[order]/reorder/route";
import * as order from "../orders/[order]/route";
import * as product from "../products/[handle]/route";
import * as products from "../products/route";
import * as search from "../search/route";
import * as searchSuggestions from "../search/suggestions/route";
import * as stockAlertsStop from "../stock-alerts/[alert]/stop/route";
import * as stockAlerts from "../stock-alerts/route";

/**
 * The API's doors by address. The documentation is read off the doors themselves, so what it says of bodies, answers
 * and refusals is what they do; a test compares this list with the files.
 */
export const operations: Readonly<Record<string, Readonly<Partial<Record<Method, RouteHandler>>>>> = {
  "/products": products,
  "/products/{handle}": product,
  "/search": search,
  "/search/suggestions": searchSuggestions,
  "/live": live,
  "/cart": cart,
  "/cart/lines": cartLines,
  "/cart/lines/{line}": cartLine,
  "/cart/codes": cartCodes,
  "/cart/prices": cartPrices,
  "/checkouts": checkouts,
  "/checkouts/{checkout}": checkout,
  "/checkouts/{checkout}/complete": checkoutComplete,
  "/checkouts/{checkout}/reopen": checkoutReopen,
  "/checkouts/{checkout}/cancel": checkoutCancel,
  "/orders/{order}": order,
  "/orders/{order}/reorder": orderReorder,
  "/market": market,
  "/newsletter": newsletter,
  "/newsletter/{subscription}/confirm": newsletterConfirm,
  "/newsletter/{subscription}/leave": newsletterLeave,
  "/newsletter/{subscription}/one-click": newsletterOneClick,
  "/stock-alerts": stockAlerts,
  "/stock-alerts/{alert}/stop": stockAlertsStop,
  "/inquiries": inquiries,
  "/account/newsletter": accountNewsletter,
  "/account/sign-up": signUp,
  "/account/sign-in": signIn,
  "/account/sign-out": signOut,
  "/account/confirm-email": confirmEmail,
  "/account/password": password,
  "/account/password-reset": passwordReset,
  "/account/password-reset/confirm": passwordResetConfirm,
  "/account/profile": profile,
  "/account/sessions/{session}/end": session,
  "/account/sessions/end-others": otherSessions,
  "/account/addresses": addresses,
  "/account/addresses/{address}": address,
  "/account/addresses/{address}/default": addressDefault,
  "/account/addresses/{address}/remove": addressRemove,
};

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];
