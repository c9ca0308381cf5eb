// Takes a picture of what is drawn: its elements, classes and words, as far as the next start may show them. What can be another by
// then, as a state or a time, is marked `data-aging`: only the room that it takes is pictured. Where its own words make that room, it is
// marked `data-room`, and pictured with them, out of sight.
import {
  PICTURE_ATTRIBUTES,
  PICTURE_LIMITS,
  PICTURE_TAGS,
  type PictureAttribute,
  type PictureElement,
  type PicturePart,
  type PictureTag,
} from '../../app/shared/contract/home-picture.ts';

/** Undefined where there is too much of it. */
export function pictureOf(root: Element): readonly PicturePart[] | undefined {
  const parts: PicturePart[] = [];
  addElement(root, 0, false, parts);
  return parts.length <= PICTURE_LIMITS.parts ? parts : undefined;
}

function addElement(element: Element, depth: number, isAging: boolean, parts: PicturePart[]): void {
  const tag = PICTURE_TAGS.find((known) => known === element.tagName.toLowerCase());
  if (!tag || isOutOfSight(element)) return;
  const ages = isAging || element.hasAttribute('data-aging');
  if (ages && tag === 'svg') return;
  // What a list that draws only what is in view puts each row into, at a place of its own.
  const isWrapper = element.getAttribute('role') === 'presentation';
  if (!isWrapper) parts.push(partOf(element, tag, depth, ages));
  for (const child of element.childNodes) {
    if (child instanceof Element) addElement(child, isWrapper ? depth : depth + 1, ages, parts);
    else if (!ages && child.nodeType === Node.TEXT_NODE && child.nodeValue)
      parts.push({ depth: depth + 1, text: child.nodeValue });
  }
}

function partOf(element: Element, tag: PictureTag, depth: number, ages: boolean): PictureElement {
  const wanted = ages ? (['class'] as const) : PICTURE_ATTRIBUTES;
  const attributes: { [Name in PictureAttribute]?: string } = {};
  for (const name of wanted) {
    const value = element.getAttribute(name);
    if (value !== null) attributes[name] = value;
  }
  if (ages) attributes['data-aging'] = '';
  return { depth, tag, attributes };
}

/** Below the edge of the window. */
const isOutOfSight = (element: Element) =>
  element.getAttribute('role') === 'row' && element.getBoundingClientRect().top > window.innerHeight;
