// Where a company lands when it is dropped between two others. Pure.

/** A company in the list as it is shown. */
interface Placed {
  readonly id: string;
  /** A company stays among those of its group. */
  readonly group: string;
}

export interface Drop {
  readonly movedId: string;
  readonly targetId: string;
  readonly position: 'before' | 'after';
}

export interface Landing {
  /** The company that it goes before; null: last. */
  readonly beforeId: string | null;
  /** It was dropped among companies of another group. */
  readonly isElsewhere: boolean;
}

/** `arrangedIds`: all companies as they are in order when none is in trouble. */
export function landingOf(
  shown: readonly Placed[],
  arrangedIds: readonly string[],
  { movedId, targetId, position }: Drop,
): Landing {
  const from = shown.findIndex(({ id }) => id === movedId);
  const others = shown.filter(({ id }) => id !== movedId);
  const target = others.findIndex(({ id }) => id === targetId);
  const at = targetId === movedId ? from : target + (position === 'after' ? 1 : 0);
  const isLike = (each: Placed | undefined) => each?.group === shown[from]?.group;
  const isElsewhere = at !== from && !isLike(others[at - 1]) && !isLike(others[at]);
  const next = others.slice(at).find(isLike);
  if (next) return { beforeId: next.id, isElsewhere };
  const last = others.slice(0, at).findLast(isLike);
  return { beforeId: last ? follower(arrangedIds, last.id, movedId) : null, isElsewhere };
}

/** The one after `id`, not counting `movedId`. */
function follower(ids: readonly string[], id: string, movedId: string): string | null {
  const others = ids.filter((each) => each !== movedId);
  return others[others.indexOf(id) + 1] ?? null;
}
