import type { Page } from "@playwright/test";
import type { StaffRole } from "@/lib/auth";
import type { JourneyShop } from "../fixtures";
import type { Story } from "./story";

/** What a state is reached with. */
export interface Scene {
  readonly page: Page;
  readonly shop: JourneyShop;
  readonly story: Story;
  readonly width: number;
  /** A browser in which the story's member is signed in; `of` names another one. */
  readonly member: (of?: "new") => Promise<Page>;
  readonly staff: (role: StaffRole) => Promise<Page>;
}

/** A state of a page that eyes should judge. */
export interface Look {
  /** Also the name of its pictures. */
  readonly name: string;
  /** Reaches the state; the page that shows it, unless it is the scene's. */
  readonly reach: (scene: Scene) => Promise<Page | undefined>;
  /** A mail, in the narrow and the wide frame of mail readers; or a sheet of paper. */
  readonly kind?: "mail" | "paper";
}

/** The two widths everything is shown at; mail readers' wide frame is narrower, and paper is A4. */
export const widths = [390, 1440] as const;
export const frameOf = (width: number, kind: Look["kind"]): number =>
  kind === "paper" ? 794 : kind === "mail" && width > 640 ? 640 : width;
