// Which parts of a whole know which, and the fewest arrows that say so.

/** From each part to those that it knows, both in order of the alphabet. */
export type Arrows = readonly (readonly [from: string, to: string])[];

/** Each arrow once, none from a part to itself. */
export function arrowsOf(pairs: Arrows): Arrows {
  const names = pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${from} ${to}`);
  return [...new Set(names)].sort().map((name) => {
    const [from = '', to = ''] = name.split(' ');
    return [from, to] as const;
  });
}

/** Leaves out each arrow that others lead around to. Without circles there is only one answer. */
export function withoutImplied(arrows: Arrows): Arrows {
  return arrows.filter(
    ([from, to]) => !arrows.some(([start, by]) => start === from && by !== to && leads(arrows, by, to)),
  );
}

function leads(arrows: Arrows, from: string, to: string): boolean {
  return arrows.some(([start, end]) => start === from && (end === to || leads(arrows, end, to)));
}
