// Which of two versions is newer, by Semantic Versioning 2.0.0, section 11. Pure.

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

export const isVersion = (text: string) => text.length <= 64 && VERSION.test(text);

/** Also false where one of the two is not a version. */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [VERSION.exec(version), VERSION.exec(than)];
  if (!one || !other) return false;
  for (const place of [1, 2, 3]) {
    const difference = Number(one[place]) - Number(other[place]);
    if (difference !== 0) return difference > 0;
  }
  return comparePreRelease(one[4], other[4]) > 0;
}

/** A version without a pre-release part is newer than the same with one. */
function comparePreRelease(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  const [ours, theirs] = [one.split('.'), other.split('.')];
  for (const [at, part] of ours.entries()) {
    const against = theirs[at];
    if (against === undefined) return 1;
    const order = comparePart(part, against);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}

/** Numbers are older than words. */
function comparePart(one: string, other: string): number {
  const [isOneNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isOneNumber && isOtherNumber) return Number(one) - Number(other);
  if (isOneNumber !== isOtherNumber) return isOneNumber ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}
