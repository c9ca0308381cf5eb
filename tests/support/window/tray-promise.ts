// How long a company's line in the tray says that its token lives, as a person reads it: "valid 3 hr 12 min". Pure.

const UNITS_MS = { min: 60_000, hr: 3_600_000, day: 86_400_000, days: 86_400_000 } as const;

/** Undefined where the line calls no token valid; 0 for "under 1 min". */
export function promisedMs(trayLabel: string): number | undefined {
  const [, under, duration] = /valid (under )?((?:\d+ (?:min|hr|days?) ?)+)\)/.exec(trayLabel) ?? [];
  if (duration === undefined) return undefined;
  if (under !== undefined) return 0;
  const parts = [...duration.matchAll(/(\d+) (\w+)/g)];
  return parts.reduce(
    (sumMs, [, count, unit]) => sumMs + Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS],
    0,
  );
}
