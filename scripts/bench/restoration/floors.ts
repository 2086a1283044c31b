import { readFileSync, writeFileSync } from 'node:fs';

/** Figures by name; more is better for every one of them. */
export type Figures = Readonly<Record<string, number>>;

/** What one set of texts must reach, and a digest of the set: a floor means nothing for other texts. */
export interface Floor {
  readonly digest: string;
  readonly figures: Figures;
}

export type Floors = Readonly<Record<string, Floor>>;

const file = new URL('floors.json', import.meta.url);

/** Share by which a figure may miss its floor: floors are stored rounded to six digits. */
const tolerance = 1e-6;

export function readFloors(): Floors {
  return JSON.parse(readFileSync(file, 'utf8')) as Floors;
}

export function writeFloors(floors: Floors): void {
  writeFileSync(file, `${JSON.stringify(floors, null, 2)}\n`);
}

/** What is below its floor, missing, or measured on other texts than the floor; each with what to do. */
export function belowFloor(name: string, measured: Floor, floors: Floors): string[] {
  const floor = floors[name];
  if (floor === undefined) return [];
  if (floor.digest !== measured.digest) {
    return [
      `${name}: measured on other texts (digest ${measured.digest}) than the floors (${floor.digest}); pin them with --raise`,
    ];
  }
  return Object.entries(floor.figures)
    .filter(([figure, least]) => !((measured.figures[figure] ?? Number.NEGATIVE_INFINITY) >= least - tolerance))
    .map(([figure, least]) => `${name}: ${figure} is ${measured.figures[figure]}, its floor is ${least}`);
}

/**
 * Raise floors to what was measured. A floor never sinks, also where the texts are others than before: a set that became
 * harder asks for an edit of `floors.json` by hand, for a reviewer to see.
 */
export function raised(name: string, measured: Floor, floors: Floors): Floors {
  const before = floors[name]?.figures ?? {};
  const figures: Record<string, number> = { ...before };
  for (const [figure, value] of Object.entries(measured.figures)) {
    figures[figure] = Math.max(before[figure] ?? Number.NEGATIVE_INFINITY, Math.floor(value * 1e6) / 1e6);
  }
  return { ...floors, [name]: { digest: measured.digest, figures } };
}
