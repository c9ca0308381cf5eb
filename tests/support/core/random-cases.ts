/**
 * How many random cases a property tries: with THOROUGH=1 all of `thorough`, else a fifth of them. They are new ones in each run, so that many quick runs
 * see as much as a thorough one.
 */
export function randomCases(thorough: number): number {
  return process.env.THOROUGH === '1' ? thorough : Math.ceil(thorough / 5);
}
