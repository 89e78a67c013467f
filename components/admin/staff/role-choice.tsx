import { roleWords, type StaffRole, staffRoles } from "@/lib/auth/contract";

/** The roles with what each is for, one of them chosen. */
export function RoleChoice({
  role,
  onChoose,
}: {
  readonly role: StaffRole;
  readonly onChoose: (role: StaffRole) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Role</legend>
      <div className="flex flex-col gap-2">
        {staffRoles.map((one) => (
          <label key={one} className="flex gap-2.5">
            <input
              type="radio"
              name="role"
              value={one}
              className="mt-0.5 size-4 shrink-0 accent-accent"
              checked={role === one}
              onChange={() => onChoose(one)}
            />
            <span>
              {roleWords[one].name}
              <span className="block text-ink-3">{roleWords[one].says}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
