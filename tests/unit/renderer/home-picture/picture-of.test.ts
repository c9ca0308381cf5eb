// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../../renderer/home-picture/picture-of.ts';

function drawn(html: string) {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return pictureOf(root)?.slice(1);
}

describe('the picture of a screen', () => {
  it('has its elements and words in their order', () => {
    expect(drawn('<p class="line" title="A"><bdi>A &amp; B</bdi> more</p>')).toEqual([
      { depth: 1, tag: 'p', attributes: { class: 'line', title: 'A' } },
      { depth: 2, tag: 'bdi', attributes: {} },
      { depth: 3, text: 'A & B' },
      { depth: 2, text: ' more' },
    ]);
  });

  it('has nothing that could do something', () => {
    const html =
      '<p onclick="x()" style="color: red" id="i" tabindex="0">A</p><script>x()</script><a href="/">B</a>';
    expect(drawn(html)).toEqual([
      { depth: 1, tag: 'p', attributes: {} },
      { depth: 2, text: 'A' },
    ]);
  });

  it('keeps only the room of what may be another by the next start', () => {
    const html =
      '<span class="mark" title="Valid" data-aging><span class="good"><svg></svg></span></span><p data-aging>53 min left</p>';
    expect(drawn(html)).toEqual([
      { depth: 1, tag: 'span', attributes: { class: 'mark', 'data-aging': '' } },
      { depth: 2, tag: 'span', attributes: { class: 'good', 'data-aging': '' } },
      { depth: 1, tag: 'p', attributes: { 'data-aging': '' } },
    ]);
  });

  it('keeps the words, out of sight, where they make the room', () => {
    expect(drawn('<section class="notices" tabindex="0" data-room><p>No tray</p></section>')).toEqual([
      { depth: 1, tag: 'section', attributes: { class: 'notices', 'data-room': '' } },
      { depth: 2, tag: 'p', attributes: {} },
      { depth: 3, text: 'No tray' },
    ]);
  });

  it('takes rows out of what puts them in their places', () => {
    const html =
      '<div role="grid"><div role="presentation"><div role="presentation"><div role="row">A</div></div></div></div>';
    expect(drawn(html)).toEqual([
      { depth: 1, tag: 'div', attributes: { role: 'grid' } },
      { depth: 2, tag: 'div', attributes: { role: 'row' } },
      { depth: 3, text: 'A' },
    ]);
  });

  it('is none of too much', () => expect(drawn('<p>x</p>'.repeat(2_001))).toBeUndefined());
});
