// Where a company lands when it is dropped between two others. Pure.

/** The index of `movedId` among the companies once it has been moved to before or after `targetId`. */
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
