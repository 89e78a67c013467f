import { demoPassword } from "./passwords/demo-password";
import { type StaffRole, staffRoles } from "./permissions";

export interface DemoStaff {
  readonly role: StaffRole;
  readonly email: string;
  readonly password: string;
}

export interface DemoCustomer {
  readonly email: string;
  readonly password: string;
}

/** Who may sign in to a sandbox, for the screen. */
export interface DemoPeople {
  readonly staff: readonly DemoStaff[];
  readonly customer: DemoCustomer;
}

/** What all addresses of the sandbox's own people end in. */
export const DEMO_HOST = "demo.cartwright.example";
export const DEMO_CUSTOMER = `ines@${DEMO_HOST}`;

/** The sandbox's people with their passwords, as its secret has them; nobody is made or asked here. */
export function demoPeople(): DemoPeople {
  const staff = staffRoles.map((role) => ({
    role,
    email: `${role}@${DEMO_HOST}`,
    password: demoPassword(`demo-staff:${role}`),
  }));
  return { staff, customer: { email: DEMO_CUSTOMER, password: demoPassword("demo-customer") } };
}
