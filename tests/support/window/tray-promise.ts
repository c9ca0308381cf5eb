// How long a company's line in the tray says that its token lives, as a person reads it: "valid 12 min". Pure.

const UNITS_MS = { min: 60_000, hr: 3_600_000, day: 86_400_000, days: 86_400_000 } as const;

/** Undefined where the line calls no token valid; 0 for "under 1 min". */
export function promisedMs(trayLabel: string): number | undefined {
  const [, under, count, unit] = /valid (under )?(\d+) (min|hr|days?)\)/.exec(trayLabel) ?? [];
  if (unit === undefined) return undefined;
  return under === undefined ? Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS] : 0;
}
