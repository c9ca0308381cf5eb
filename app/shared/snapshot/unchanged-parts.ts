// Keeps what did not change between two snapshots the same object, so that React does not redraw it. Pure.

type Fields = Readonly<Record<string, unknown>>;

/** `next`, with every part that equals its counterpart in `previous` replaced by that object. Plain data only. */
export function shareUnchanged<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return shareItems(previous, next) as T;
  if (isFields(previous) && isFields(next)) return shareFields(previous, next) as T;
  return next;
}

/** Whether the two are equal, part by part. Plain data only. */
export function isUnchanged(previous: unknown, next: unknown): boolean {
  return Object.is(shareUnchanged(previous, next), previous);
}

// Items are matched by their id, so that moving or removing one leaves the others as they are.
function shareItems(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(previous.map((item, index) => [idOf(item) ?? index, item]));
  const shared = next.map((item, index) => shareUnchanged(byId.get(idOf(item) ?? index), item));
  const same = shared.length === previous.length && shared.every((item, index) => item === previous[index]);
  return same ? previous : shared;
}

function shareFields(previous: Fields, next: Fields): Fields {
  const entries = Object.entries(next).map(
    ([name, value]) => [name, shareUnchanged(ownField(previous, name), value)] as const,
  );
  const same =
    entries.length === Object.keys(previous).length &&
    entries.every(([name, value]) => Object.hasOwn(previous, name) && Object.is(value, previous[name]));
  return same ? previous : Object.fromEntries(entries);
}

function ownField(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function idOf(item: unknown): unknown {
  return isFields(item) ? item.id : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
