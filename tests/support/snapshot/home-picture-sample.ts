// A picture of the home screen with one company in it, for tests that care about a few of its fields.
import type { HomePicture, PicturePart } from '../../../app/shared/contract/home-picture.ts';

/** A row with a name, and with these buttons. */
export const pictureRow = (
  id: string,
  name: string,
  buttons: readonly ('copy' | 'signIn')[] = ['copy'],
): readonly PicturePart[] => [
  { depth: 1, tag: 'div', attributes: { role: 'row', 'data-key': id, 'data-early': 'open' } },
  { depth: 2, tag: 'bdi', attributes: { title: name } },
  { depth: 3, text: name },
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
    ...fields,
  };
}
