// The order of companies apart from their state: favourites first, the others as the operator arranged them. Pure.

interface Listed {
  readonly id: string;
}

/** Favourites that do not exist are left out. */
export function favouritesFirst<Company extends Listed>(
  companies: readonly Company[],
  favouriteIds: readonly string[],
): readonly Company[] {
  if (favouriteIds.length === 0) return companies;
  const wanted = new Set(favouriteIds);
  const byId = new Map(companies.filter(({ id }) => wanted.has(id)).map((company) => [company.id, company]));
  const favourites = [...wanted].flatMap((id) => byId.get(id) ?? []);
  return [...favourites, ...companies.filter(({ id }) => !byId.has(id))];
}

/** `movedId` before `beforeId`; last where that is null or not among them. */
export function movedBefore(
  ids: readonly string[],
  movedId: string,
  beforeId: string | null,
): readonly string[] {
  if (movedId === beforeId) return ids;
  const others = ids.filter((id) => id !== movedId);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return others.toSpliced(at < 0 ? others.length : at, 0, movedId);
}
