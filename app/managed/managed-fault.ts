// What is wrong with what IT has set, each fault with the place where IT finds it.
import { type JsonPath, lineOf } from '../companies/json-places.ts';

/** About a whole file or key. */
export type SourceFault =
  /** Gone, no permission, or a link that leads nowhere. */
  | 'unreadable'
  | 'notAFile'
  | 'tooLarge'
  | 'notText'
  | 'tooManyFiles'
  /** Ordinary users could have written it. `detail`: the file or folder that they can change. */
  | 'notTrusted';

type ContentFault =
  | 'empty'
  | 'notJson'
  | 'duplicate'
  | 'tooDeep'
  | 'newer'
  | 'unknownField'
  | 'missing'
  /** `detail`: what is expected. */
  | 'wrongType'
  /** `detail`: what is allowed. */
  | 'notAllowed'
  | 'tooLong'
  | 'notUnderstood'
  /** Both or neither of `locked` and `default`. */
  | 'lockedOrDefault'
  /** A provider or a company that this version does not know, or cannot accept. `detail`: why. */
  | 'company'
  | 'twice';

export interface ManagedFault {
  /** The file or registry key. */
  readonly origin: string;
  readonly kind: SourceFault | ContentFault;
  readonly detail?: string;
  /** From 1; absent where the source has no lines. */
  readonly line?: number;
  /** "companies[0].address" */
  readonly field?: string;
}

/** No one would read more. */
export const MAX_FAULTS = 50;

export function fieldName(path: JsonPath): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}

/** A fault at a place in a text. `hasLines`: whether it is written by hand, so that its lines mean something. */
export function faultAt(
  { origin, text, hasLines }: { readonly origin: string; readonly text: string; readonly hasLines: boolean },
  path: JsonPath,
  what: Pick<ManagedFault, 'kind' | 'detail'>,
): ManagedFault {
  return {
    origin,
    ...what,
    ...(hasLines && { line: lineOf(text, path) }),
    ...(path.length > 0 && { field: fieldName(path) }),
  };
}
