// The order in which companies are shown: the pinned one first, the others as the operator arranged them. Pure.

interface Listed {
  readonly id: string;
}

/** A pin on a company that does not exist has no effect. */
export function pinnedFirst<Company extends Listed>(
  companies: readonly Company[],
  pinnedId: string | null,
): readonly Company[] {
  const pinned = companies.find(({ id }) => id === pinnedId);
  return pinned ? [pinned, ...companies.filter((company) => company !== pinned)] : companies;
}

export interface ShownMove {
  readonly movedId: string;
  /** Its new place among the companies as they are shown. */
  readonly toIndex: number;
  readonly pinnedId: string | null;
}

/** Translates a move in the shown order into the operator's own; undefined for the pinned company, which stays first. */
export function arrangedIndex(
  companies: readonly Listed[],
  { movedId, toIndex, pinnedId }: ShownMove,
): number | undefined {
  if (movedId === pinnedId) return undefined;
  const others = companies.filter(({ id }) => id !== movedId);
  const shown = pinnedFirst(others, pinnedId);
  const hasPinned = shown[0]?.id === pinnedId;
  const next = shown[Math.max(toIndex, hasPinned ? 1 : 0)];
  return next ? others.indexOf(next) : others.length;
}
