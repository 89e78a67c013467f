import { countryName } from "@/components/admin/format";
import { percentText } from "@/components/admin/percent";
import { RatePanel } from "@/components/admin/settings/rate-panel";
import { Room } from "@/components/admin/settings/room";
import { readConfigVersion } from "@/lib/shop";
import { currentRates, taxClasses } from "@/lib/tax";
import { deskPage } from "../../../desk-page";
import { endRate, saveRate } from "../actions";

/** What tax is due where. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/tax" }, async (desk) => {
  const [rates, classes] = await Promise.all([
    currentRates(desk.ctx, await readConfigVersion(desk.ctx)),
    taxClasses(desk.ctx),
  ]);
  const mayWrite = desk.may("settings.write");
  const act = { classes, save: saveRate, end: endRate };
  const sorted = [...rates].sort((a, b) =>
    `${countryName(a.country)}${a.region ?? ""}${a.taxClass}`.localeCompare(
      `${countryName(b.country)}${b.region ?? ""}${b.taxClass}`,
    ),
  );
  return (
    <Room of="tax" history="about=tax" act={mayWrite && <RatePanel rate={null} {...act} />}>
      <p className="mb-4 max-w-[75ch] text-ink-2">
        A region’s own rate goes before its country’s; where there is none, no tax is due. Rates that ended
        stay for the orders placed under them.
      </p>
      <table className="ledger">
        <caption className="sr-only">Tax rates</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Class</th>
            <th scope="col" className="max-sm:hidden">
              On receipts
            </th>
            <th scope="col" className="figure">
              Rate
            </th>
            {mayWrite && (
              <th scope="col">
                <span className="sr-only">Edit</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((rate) => (
            <tr key={rate.id}>
              <th scope="row">
                {countryName(rate.country)}
                {rate.region && <span className="text-ink-3">, {rate.region}</span>}
              </th>
              <td>{classes.find(({ code }) => code === rate.taxClass)?.name ?? rate.taxClass}</td>
              <td className="max-sm:hidden">{rate.name}</td>
              <td className="figure">{percentText(rate.ratePpm, 4)}%</td>
              {mayWrite && (
                <td className="figure">
                  <RatePanel rate={rate} {...act} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!mayWrite && <p className="mt-4 text-ink-3">Only an owner may change this.</p>}
    </Room>
  );
});
