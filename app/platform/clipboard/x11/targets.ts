// The names under which X programs offer what they have copied ("targets"), and what they tell about it.

export interface HeldText {
  readonly text: string;
  /** Tells clipboard histories to leave it out. */
  readonly isSecret: boolean;
}

const SECRET_MARK = 'x-kde-passwordManagerHint';
/** Only we offer this: by it our own copy is known wherever it is seen. */
export const OUR_MARK = 'application/x-tokentray';
export const TEXT_TARGETS: readonly string[] = ['UTF8_STRING', 'text/plain;charset=utf-8', 'text/plain'];
/** For programs without Unicode. */
const ASCII_TARGETS: readonly string[] = ['STRING', 'TEXT'];

/** Formats that any plain text has, and those that only concern the protocol. */
const PLAIN = new RegExp(
  `^(${[
    ...['text/plain\\b.*', 'UTF8_STRING', 'STRING', 'TEXT', 'COMPOUND_TEXT'],
    ...['TARGETS', 'TIMESTAMP', 'MULTIPLE', 'SAVE_TARGETS', 'DELETE'],
    ...[SECRET_MARK, OUR_MARK, 'chromium/x-source-url'],
  ].join('|')})$`,
  'i',
);

export const isPlain = (target: string) => PLAIN.test(target);

/** What our own copy is offered as. */
export function targetsOf({ text, isSecret }: HeldText): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them.
  const asAscii = /^[\x00-\x7f]*$/.test(text) ? ASCII_TARGETS : [];
  return [...TEXT_TARGETS, ...asAscii, OUR_MARK, ...(isSecret ? [SECRET_MARK] : [])];
}

/** What is given to a program that asks for one of these. */
export function contentOf({ text }: HeldText, target: string): string {
  if (target === SECRET_MARK) return 'secret';
  return target === OUR_MARK ? '' : text;
}
