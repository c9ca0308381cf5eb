// A picture of the home screen with one company in it, for tests that care about a few of its fields.
import type { HomePicture, PicturePart } from '../../../app/shared/contract/home-picture.ts';
import type { EnvironmentKind } from '../../../app/shared/environment.ts';

/** A row with a name, with these buttons, and with a mark. */
export const pictureRow = (
  id: string,
  name: string,
  buttons: readonly ('copy' | 'signIn')[] = ['copy'],
  environment?: EnvironmentKind,
): readonly PicturePart[] => [
  { depth: 1, tag: 'div', attributes: { role: 'row', 'data-key': id, 'data-early': 'open' } },
  { depth: 2, tag: 'bdi', attributes: { title: name } },
  { depth: 3, text: name },
  ...(environment
    ? [{ depth: 2, tag: 'span', attributes: { 'data-environment': environment } } as const]
    : []),
  ...buttons.flatMap((early): readonly PicturePart[] => [
    { depth: 2, tag: 'button', attributes: { 'data-early': early } },
    { depth: 3, text: early === 'copy' ? 'Copy' : 'Sign in' },
  ]),
];

export function homePicture(fields: Partial<HomePicture> = {}): HomePicture {
  return {
    parts: [{ depth: 0, tag: 'main', attributes: { class: 'screen' } }, ...pictureRow('a', 'ACME')],
    language: 'en-GB',
    direction: 'ltr',
    styleSheet: 'assets/style-abc.css',
    script: 'assets/index-abc.js',
    ...fields,
  };
}
