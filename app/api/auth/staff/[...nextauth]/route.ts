import { authDoor } from "../../auth-door";

export const GET = authDoor("staff");
export const POST = authDoor("staff");
