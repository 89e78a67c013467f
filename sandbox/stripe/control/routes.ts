import { controlPage } from "../pages/control-page";
import type { ControlRoute } from "./route";
import { sessionControls } from "./sessions";
import { stateControls } from "./state";
import { webhookControls } from "./webhooks";

/** The whole control API; README.md lists it for people. */
export const controlRoutes: readonly ControlRoute[] = [
  { method: "GET", path: "/_sandbox", run: ({ sandbox }) => controlPage(sandbox) },
  ...sessionControls,
  ...webhookControls,
  ...stateControls,
];
