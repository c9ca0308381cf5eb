// Where a company lands when it is dropped between two others. Pure.

/** The index among the companies once `movedId` has been taken out and put `position` `targetId`. */
export function droppedIndex(
  ids: readonly string[],
  movedId: string,
  targetId: string,
  position: 'before' | 'after',
): number {
  const others = ids.filter((id) => id !== movedId);
  if (targetId === movedId) return ids.indexOf(movedId);
  const target = others.indexOf(targetId);
  return position === 'before' ? target : target + 1;
}
