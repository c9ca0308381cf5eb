// The window's page with the last picture of the home screen in it. Even of a forged picture, all that is made is text, and
// elements that do nothing. Pure.
import type { HomePicture, PictureElement, PicturePart } from '../shared/contract/home-picture.ts';

/** `page`: the window's page as it was built. Undefined where the picture is of another build. */
export function pageWithPicture(page: string, picture: HomePicture, platform: string): string | undefined {
  const isOfThisBuild = [picture.styleSheet, picture.script].every((file) => page.includes(`"./${file}"`));
  if (!isOfThisBuild) return undefined;
  const root = { lang: picture.language, dir: picture.direction, 'data-platform': platform };
  const shown = `<div id="picture" aria-busy="true">${pictureHtml(picture.parts)}</div>`;
  return page
    .replace(/<html lang="\w+">/, () => `<html${attributesHtml(root)}>`)
    .replace('<div id="window">', (place) => shown + place);
}

/** What takes no click yet is disabled. */
export function pictureHtml(parts: readonly PicturePart[]): string {
  const open: PictureElement[] = [];
  let html = '';
  const closeTo = (depth: number) => {
    for (let last = open.at(-1); last && last.depth >= depth; last = open.at(-1)) {
      html += `</${last.tag}>`;
      open.pop();
    }
  };
  for (const part of parts) {
    closeTo(part.depth);
    if ('text' in part) html += escaped(part.text);
    else {
      const { tag, attributes } = part;
      const isDead = tag === 'input' || (tag === 'button' && attributes['data-early'] === undefined);
      html += `<${tag}${attributesHtml(attributes)}${isDead ? ' disabled' : ''}>`;
      if (tag !== 'input') open.push(part);
    }
  }
  closeTo(0);
  return html;
}

const attributesHtml = (attributes: Readonly<Record<string, string | undefined>>) =>
  Object.entries(attributes)
    .map(([name, value = '']) => ` ${name}="${escaped(value)}"`)
    .join('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
