import { notFound } from "next/navigation";
import { deskPage } from "../../desk-page";

/** Whatever no other page answers to: 404 for staff, and the way to sign in for anybody else. */
export default deskPage({ permission: "orders.read", path: "/admin" }, () => notFound());
