import { expect, it } from "vitest";
import { drawnLimit } from "../../../shared/charts/drawnLimit.ts";
import { judgedSeries, seriesFacts } from "../../../shared/systems.ts";

const energies = [seriesFacts("ebgan", "realEnergy"), seriesFacts("ebgan", "fakeEnergy")];

it("is a number that is declared, whatever the runs", () => {
  expect(drawnLimit([judgedSeries("gan")], [])).toEqual({ value: Math.LN2, label: "log 2" });
});

it("follows the setting of the run", () => {
  expect(drawnLimit(energies, [{ system: "ebgan", margin: 7.5 } as never])).toEqual({ value: 7.5, label: "margin m" });
});

it("is the first that one of several series has", () => {
  expect(drawnLimit([seriesFacts("gan", "criticLoss"), judgedSeries("hinge")], [])?.value).toBe(1);
});

it("is none where no series has one, and where runs differ in the setting", () => {
  expect(drawnLimit([seriesFacts("gan", "criticLoss")], [])).toBeNull();
  const runs = [7.5, 9].map((margin) => ({ system: "ebgan", margin }));
  expect(drawnLimit(energies, runs)).toBeNull();
  expect(drawnLimit(energies, [])).toBeNull();
});
