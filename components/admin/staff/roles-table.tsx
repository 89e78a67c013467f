import { Fragment } from "react";
import { can, permissions, roleWords, staffRoles } from "@/lib/auth/contract";
import { permissionWords } from "./staff-words";

/** What each role may do, read off the one table that every door asks. */
export function RolesTable() {
  const parts = [...new Set(permissions.map((permission) => permissionWords[permission][0]))];
  return (
    <>
      <dl className="mb-5 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {staffRoles.map((role) => (
          <div key={role}>
            <dt className="font-medium">{roleWords[role].name}</dt>
            <dd className="text-ink-2">{roleWords[role].says}</dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse */}
      <section className="ledger-box relative" tabIndex={0} aria-label="What each role may do, as a table">
        <table className="ledger sm:min-w-[34rem]">
          <caption className="sr-only">What each role may do</caption>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {staffRoles.map((role) => (
                <th key={role} scope="col" className="w-24 max-sm:w-9 !text-center">
                  <span className="max-sm:rotate-180 max-sm:[writing-mode:vertical-rl]">
                    {roleWords[role].name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Fragment key={part}>
                <tr>
                  <th scope="rowgroup" colSpan={staffRoles.length + 1} className="!pt-4 !font-semibold">
                    {part}
                  </th>
                </tr>
                {permissions
                  .filter((permission) => permissionWords[permission][0] === part)
                  .map((permission) => (
                    <tr key={permission}>
                      <th scope="row">{permissionWords[permission][1]}</th>
                      {staffRoles.map((role) => (
                        <td key={role} className="!text-center">
                          {can(role, permission) ? (
                            <span>
                              <span aria-hidden>✓</span>
                              <span className="sr-only">Yes</span>
                            </span>
                          ) : (
                            <span className="text-ink-3">
                              <span aria-hidden>–</span>
                              <span className="sr-only">No</span>
                            </span>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
