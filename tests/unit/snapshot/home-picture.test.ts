import { describe, expect, it } from 'vitest';
import { PICTURE_LIMITS, type PicturePart } from '../../../app/shared/contract/home-picture.ts';
import { fitting } from '../../../app/shared/fitting.ts';
import {
  type CompanyAtStart,
  HOME_PICTURE,
  homePictureSchema,
  type StoredPicture,
} from '../../../app/snapshot/home-picture.ts';
import { homePicture } from '../../support/snapshot/home-picture-sample.ts';

const takes = (value: unknown) => fitting(homePictureSchema, value) !== undefined;
const takesPart = (part: unknown) => takes(homePicture({ parts: [part as PicturePart] }));

describe('a picture of the home screen', () => {
  it('is taken as the window sends it', () => expect(takes(homePicture())).toBe(true));

  it.each([
    ['a script', { depth: 0, tag: 'script', attributes: {} }],
    ['a link', { depth: 0, tag: 'a', attributes: {} }],
    ['a handler', { depth: 0, tag: 'div', attributes: { onclick: 'alert(1)' } }],
    ['a style', { depth: 0, tag: 'div', attributes: { style: 'color: red' } }],
    ['an address', { depth: 0, tag: 'path', attributes: { href: 'https://acme.example' } }],
    ['a prototype', JSON.parse('{"depth":0,"tag":"div","attributes":{"__proto__":"x"}}')],
    ['more than is known', { depth: 0, tag: 'div', attributes: {}, html: '<b>' }],
    ['text that is an element', { depth: 0, text: 'x', tag: 'script', attributes: {} }],
    ['text that is none', { depth: 0, text: { toString: 'x' } }],
    ['a depth below the page', { depth: -1, text: 'x' }],
    ['a depth without end', { depth: PICTURE_LIMITS.depth + 1, text: 'x' }],
    ['a long text', { depth: 0, text: 'x'.repeat(PICTURE_LIMITS.text + 1) }],
    ['nothing', null],
  ])('with %s is refused', (_what, part) => expect(takesPart(part)).toBe(false));

  it('is refused with a hole in it', () => {
    // biome-ignore lint/suspicious/noSparseArray: what another process sends may have holes.
    expect(takes(homePicture({ parts: [, { depth: 0, text: 'x' }] as unknown as PicturePart[] }))).toBe(
      false,
    );
  });

  it('is refused if it is large', () => {
    const of = (count: number, length: number) =>
      homePicture({ parts: Array.from({ length: count }, () => ({ depth: 0, text: 'x'.repeat(length) })) });
    expect(takes(of(PICTURE_LIMITS.parts, 1))).toBe(true);
    expect(takes(of(PICTURE_LIMITS.parts + 1, 1))).toBe(false);
    expect(takes(of(PICTURE_LIMITS.characters / PICTURE_LIMITS.text, PICTURE_LIMITS.text))).toBe(true);
    expect(takes(of(PICTURE_LIMITS.characters / PICTURE_LIMITS.text + 1, PICTURE_LIMITS.text))).toBe(false);
  });

  it.each([
    { language: 'en"><b>' },
    { direction: 'up' },
    { styleSheet: '"></head>' },
    { script: '"></head>' },
    { extra: 1 },
  ])('is refused with %j', (fields) => expect(takes({ ...homePicture(), ...fields })).toBe(false));
});

describe('the stored picture', () => {
  const place = { x: 1, y: -2, width: 800, height: 600, isMaximized: false, zoomLevel: 0.5 };
  const listed: CompanyAtStart = {
    ...{ id: 'a', label: 'ACME', difference: 'anna', environment: { kind: 'other', name: 'Stage' } },
    ...{ isFavourite: false, isManaged: true, offers: 'copy' },
  };
  const list = { companies: [listed], total: 1, notices: ['weakStorage'] };
  const stored: StoredPicture = { ...homePicture(), list, theme: 'dark', place };
  const withCompany = (fields: object) => ({
    ...stored,
    list: { ...list, companies: [{ ...listed, ...fields }] },
  });
  const isRead = (picture: unknown) => fitting(HOME_PICTURE.schema, { picture }) !== undefined;

  it('is read as it was written, and may be none', () => {
    expect(isRead(stored)).toBe(true);
    expect(isRead({ ...stored, place: null })).toBe(true);
    expect(isRead(withCompany({ difference: null, environment: null }))).toBe(true);
    expect(isRead(null)).toBe(true);
  });

  it.each([
    ['is none', undefined],
    [
      'is of an older version',
      {
        ...homePicture(),
        ...{ companies: [{ id: 'a', label: 'ACME', isSignedOut: false }], theme: 'dark', place },
      },
    ],
    ['has no companies', { ...stored, list: { ...list, companies: undefined } }],
    ['has a company without a name', withCompany({ label: undefined })],
    ['has an environment of another version', withCompany({ environment: { kind: 'stage', name: 'Stage' } })],
    ['offers what no row does', withCompany({ offers: 'signOut' })],
    ['has a favorite that is none', withCompany({ isFavourite: 'yes' })],
    ['has notices that are none', { ...stored, list: { ...list, notices: [{}] } }],
    ['has no number of companies', { ...stored, list: { ...list, total: '1' } }],
    ['has a theme of another version', { ...stored, theme: 'sepia' }],
    ['has no place', { ...stored, place: {} }],
    ['has a window without a size', { ...stored, place: { ...place, width: 0 } }],
    ['has a size without a limit', { ...stored, place: { ...place, zoomLevel: 1e9 } }],
    ['has what no picture has', { ...stored, parts: [{ depth: 0, tag: 'iframe', attributes: {} }] }],
  ])('is as good as none if it %s', (_what, picture) => expect(isRead(picture)).toBe(false));
});
