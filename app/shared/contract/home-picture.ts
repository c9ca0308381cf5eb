// What the home screen looked like last: its elements and words, as data. The next start shows them until the window draws itself.

/** Elements that do nothing and load nothing. */
export const PICTURE_TAGS = [
  ...(['div', 'main', 'header', 'section', 'search', 'span', 'p', 'h1', 'bdi', 'kbd'] as const),
  ...(['button', 'input', 'svg', 'path'] as const),
] as const;

/** None of them runs a script, fetches anything or leads anywhere. */
export const PICTURE_ATTRIBUTES = [
  ...(['class', 'role', 'title', 'dir', 'placeholder', 'aria-label', 'aria-hidden'] as const),
  ...(['data-key', 'data-early', 'data-aging', 'data-room', 'data-environment'] as const),
  ...(['viewBox', 'width', 'height', 'd', 'fill'] as const),
  ...(['stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'] as const),
] as const;

export type PictureTag = (typeof PICTURE_TAGS)[number];
export type PictureAttribute = (typeof PICTURE_ATTRIBUTES)[number];

export interface PictureElement {
  /** How many elements it lies in. */
  readonly depth: number;
  readonly tag: PictureTag;
  readonly attributes: { readonly [Name in PictureAttribute]?: string };
}

export interface PictureText {
  readonly depth: number;
  readonly text: string;
}

/** In the order of the page. */
export type PicturePart = PictureElement | PictureText;

export interface HomePicture {
  readonly parts: readonly PicturePart[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The file whose classes the parts have: another version of the app has others. */
  readonly styleSheet: string;
  /** The window's first script. It has another name once anything in the window is another, be it only a word. */
  readonly script: string;
}

export const PICTURE_LIMITS = { parts: 4_000, characters: 200_000, text: 1_000, depth: 60 } as const;

export interface PictureContract {
  /** Kept for the next start. */
  keepPicture: { input: HomePicture; answer: undefined };
}

/** What can be clicked before the window is live. With a company: of that company. */
export const EARLY_CLICKS = ['copy', 'signIn', 'open', 'settings', 'add'] as const;
