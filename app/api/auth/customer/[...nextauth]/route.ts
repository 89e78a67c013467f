import { authDoor } from "../../auth-door";

export const GET = authDoor("customer");
export const POST = authDoor("customer");
