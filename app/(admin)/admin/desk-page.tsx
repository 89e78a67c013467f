import "server-only";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { z } from "zod";
import type { Here } from "@/components/admin/format";
import { can, type Permission, type SignedInStaff, staffActor } from "@/lib/auth";
import type { Ctx } from "@/lib/kernel/context";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { readConfigVersion, type ShopIdentity, shopIdentity, workingHours } from "@/lib/shop";
import { type DeskCounts, deskCounts, type Sees } from "@/lib/views";
import { pageContext, requireStaff } from "@/lib/web/page";
import { seesOf } from "./sees-of";

/** What a page of the desk is given: who looks, as whom it reads, and what they may do. */
export interface Desk {
  readonly staff: SignedInStaff;
  readonly ctx: Ctx;
  readonly may: (permission: Permission) => boolean;
  /** What of orders is read for them at all. */
  readonly sees: Sees;
  readonly shop: ShopIdentity;
  readonly here: Here;
}

interface DeskDoor<P, Q> {
  /** Asked before anything is read: without it the answer is 403. */
  readonly permission: Permission;
  /** Where somebody comes back to who must sign in first. */
  readonly path: string;
  /** An address that does not fit is a page that does not exist. */
  readonly params?: z.ZodType<P>;
  /** What cannot be read of it should count as not there (`catch`). */
  readonly query?: z.ZodType<Q>;
}

interface PageProps {
  readonly params: Promise<Record<string, string | string[]>>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The one way to write a page of the desk: who, may they, parse, then read and render. */
export function deskPage<P = unknown, Q = unknown>(
  door: DeskDoor<P, Q>,
  render: (desk: Desk, address: { readonly params: P; readonly query: Q }) => Promise<ReactNode> | ReactNode,
) {
  async function page(props: PageProps) {
    const staff = await requireStaff(door.permission, door.path);
    const params = (door.params ?? z.unknown()).safeParse(await props.params);
    const query = (door.query ?? z.unknown()).safeParse(withoutNul(await props.searchParams));
    if (!params.success || !query.success) notFound();
    const ctx = pageContext(staffActor(staff));
    const shop = await deskShop();
    const may = (permission: Permission) => can(staff.role, permission);
    const sees = seesOf(staff.role);
    const here = { zone: shop.timeZone, now: ctx.clock.now().toISOString() };
    return render(
      { staff, ctx, may, sees, shop, here },
      { params: params.data as P, query: query.data as Q },
    );
  }
  return Object.assign(page, { permission: door.permission });
}

/** Postgres keeps no NUL in text, and nobody types one: what carries it counts as not there. */
function withoutNul(query: Record<string, string | string[] | undefined>) {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => !String(value).includes("\u0000")));
}

const configVersion = cache((): Promise<number> => readConfigVersion(pageContext()));

/** The shop's identity, read once a request by layout and page. */
export const deskShop = cache(
  async (): Promise<ShopIdentity> => shopIdentity(pageContext(), await configVersion()),
);

/** When the shop works: by when an order is late. */
export const deskHours = cache(
  async (): Promise<WorkingHours> => workingHours(pageContext(), await configVersion()),
);

/** The numbers in the navigation; Today says them once more. */
export const deskNumbers = cache(
  async (): Promise<DeskCounts> => deskCounts(pageContext(), await deskHours()),
);

/** A parameter of an address that is a row's id. */
export const idParam = z.uuid();
