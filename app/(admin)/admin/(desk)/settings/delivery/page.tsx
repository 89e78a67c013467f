import { countryName } from "@/components/admin/format";
import { Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { DispatchForm } from "@/components/admin/settings/dispatch-form";
import { MethodPanel } from "@/components/admin/settings/method-panel";
import { costLines, daysWords } from "@/components/admin/settings/method-words";
import { Room } from "@/components/admin/settings/room";
import { ZonePanel } from "@/components/admin/settings/zone-panel";
import { deliveryZonesToEdit, type EditedMethod } from "@/lib/shipping";
import { allMarkets, dispatchSetting, settingToEdit } from "@/lib/shop";
import { deskPage } from "../../../desk-page";
import { saveDelivery, saveDeliveryZone, saveDispatch } from "../actions";

/** How things get to people, what that costs, and from when it is counted. */
export default deskPage({ permission: "settings.read", path: "/admin/settings/delivery" }, async (desk) => {
  const [zones, dispatch, markets] = await Promise.all([
    deliveryZonesToEdit(desk.ctx),
    settingToEdit(desk.ctx, dispatchSetting),
    allMarkets(desk.ctx),
  ]);
  const mayWrite = desk.may("settings.write");
  const currencies = [...new Set(markets.map(({ currency }) => currency))];
  return (
    <Room
      of="delivery"
      history="about=delivery"
      act={mayWrite && <ZonePanel zone={null} save={saveDeliveryZone} />}
    >
      {zones.map((zone) => (
        <Section
          key={zone.id}
          title={zone.name}
          beside={mayWrite && <ZonePanel zone={zone} save={saveDeliveryZone} />}
        >
          <p className="mb-2 text-ink-2 empty:hidden">{countriesOf(zone)}</p>
          <table className="ledger">
            <caption className="sr-only">Delivery methods to {zone.name}</caption>
            <thead>
              <tr>
                <th scope="col">Method</th>
                <th scope="col" className="w-[28%] max-sm:hidden">
                  Price
                </th>
                <th scope="col" className="w-[20%] max-md:hidden">
                  Takes
                </th>
                <th scope="col" className="w-[16%]">
                  Status
                </th>
                {mayWrite && (
                  <th scope="col" className="w-[9%]">
                    <span className="sr-only">Edit</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {zone.methods.map((method) => (
                <tr key={method.id}>
                  <th scope="row">
                    <span className="font-semibold">{method.name}</span>
                    <span className="block text-ink-3">
                      {[method.description, method.carrier].filter(Boolean).join(" · ")}
                    </span>
                    <span className="block sm:hidden">
                      <Costs of={method} />
                    </span>
                    <span className="block md:hidden">{daysWords(method)}</span>
                  </th>
                  <td className="max-sm:hidden">
                    <Costs of={method} />
                  </td>
                  <td className="whitespace-nowrap max-md:hidden">{daysWords(method)}</td>
                  <td>
                    <Status
                      of={
                        method.active
                          ? { word: "Offered", tone: "usual" }
                          : { word: "Not offered", tone: "quiet" }
                      }
                    />
                  </td>
                  {mayWrite && (
                    <td className="figure">
                      <MethodPanel
                        zoneId={zone.id}
                        method={method}
                        currencies={currencies}
                        save={saveDelivery}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {mayWrite && (
            <div className="mt-3">
              <MethodPanel zoneId={zone.id} method={null} currencies={currencies} save={saveDelivery} />
            </div>
          )}
        </Section>
      ))}
      <Section title="Order processing">
        <DispatchForm {...dispatch} zone={desk.here.zone} mayWrite={mayWrite} save={saveDispatch} />
      </Section>
    </Room>
  );
});

function Costs({ of }: { readonly of: EditedMethod }) {
  return costLines(of).map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}

/** Which countries a zone has, by name; nothing where that is the zone's own. */
function countriesOf({ name, countries }: { readonly name: string; readonly countries: readonly string[] }) {
  const names = countries.map(countryName).sort((a, b) => a.localeCompare(b, "en"));
  return names.length === 1 && names[0] === name ? null : names.join(", ");
}
