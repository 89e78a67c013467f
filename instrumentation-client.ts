import { tellGoing } from "./components/ui/going";

/**
 * The router has set out for a page: by a link, a form, a key or the back button, of shop and desk alike. Next calls this
 * within the navigation's own transition.
 */
export function onRouterTransitionStart(url: string): void {
  tellGoing(url);
}
