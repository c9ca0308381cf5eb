// The clock of 12 or 24 hours, read from what each system says of it. Pure.
import { type HourCycle, usualHourCycle } from '../../shared/hour-cycle.ts';

/** From "h:mm tt" or "HH:mm", as Windows stores it; undefined where it has no hours. */
export function hourCycleOfPattern(pattern: string): HourCycle | undefined {
  // What stands in quotation marks is text between the numbers.
  const [hours] = /h/i.exec(pattern.replace(/'[^']*'/g, '')) ?? [];
  if (hours === undefined) return undefined;
  return hours === 'H' ? 'h23' : 'h12';
}

/** What `reg query` prints of one value. */
export function queriedValue(output: string, name: string): string | undefined {
  return new RegExp(`^\\s*${name}\\s+REG_SZ\\s+(.*?)\\s*$`, 'm').exec(output)?.[1];
}

/** Of the locale for times in the environment: "en_US.UTF-8". The bare system, "C", has 24 hours. */
export function hourCycleOfEnvironment(env: Readonly<Record<string, string | undefined>>): HourCycle {
  const name = env.LC_ALL || env.LC_TIME || env.LANG || 'C';
  const tag = name.replace(/[.@].*/, '').replaceAll('_', '-');
  return tag === 'POSIX' ? 'h23' : (usual(tag) ?? 'h23');
}

/** The region's own, unless the operator chose the other one. */
export function macHourCycle(
  forced: { readonly to24: boolean; readonly to12: boolean },
  region: string,
): HourCycle | undefined {
  if (forced.to24) return 'h23';
  return forced.to12 ? 'h12' : usual(region);
}

/** Undefined for what is not a tag. */
export function usual(tag: string): HourCycle | undefined {
  try {
    return usualHourCycle(tag);
  } catch {
    return undefined; // "C" and the like, on which Intl throws
  }
}
