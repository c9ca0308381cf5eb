// Keeps the identity of what did not change between two snapshots, so that React leaves it alone. Pure.

type Fields = Readonly<Record<string, unknown>>;

/** `next`, with every part that equals its counterpart in `previous` replaced by that very object. Plain data only. */
export function shareUnchanged<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return shareItems(previous, next) as T;
  if (isFields(previous) && isFields(next)) return shareFields(previous, next) as T;
  return next;
}

// Items with an id are matched by it, so that moving or removing one leaves the others alone.
function shareItems(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(previous.map((item, index) => [idOf(item) ?? index, item]));
  const shared = next.map((item, index) => shareUnchanged(byId.get(idOf(item) ?? index), item));
  const same = shared.length === previous.length && shared.every((item, index) => item === previous[index]);
  return same ? previous : shared;
}

function shareFields(previous: Fields, next: Fields): Fields {
  const names = Object.keys(next);
  const shared: Record<string, unknown> = {};
  for (const name of names) shared[name] = shareUnchanged(previous[name], next[name]);
  const same =
    names.length === Object.keys(previous).length &&
    names.every((name) => Object.hasOwn(previous, name) && Object.is(shared[name], previous[name]));
  return same ? previous : shared;
}

function idOf(item: unknown): unknown {
  return isFields(item) ? item.id : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
