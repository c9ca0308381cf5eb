import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageWithPicture, pictureHtml } from '../../../app/snapshot/home-page.ts';
import { project } from '../../../build/scripts/project.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';

/** As the build leaves it: with the style sheet and the script that it made. */
const PAGE = readFileSync(project.path('renderer', 'index.html'), 'utf8')
  .replace('./start.ts', './assets/index-abc.js')
  .replace('</head>', '<link rel="stylesheet" href="./assets/style-abc.css"></head>');

describe('the first page', () => {
  it('has the picture in front of the place where the window will draw itself', () => {
    const page = pageWithPicture(PAGE, homePicture(), 'linux') ?? '';
    expect(page).toContain('<html lang="en-GB" dir="ltr" data-platform="linux">');
    expect(page).toMatch(
      /<div id="picture" aria-busy="true"><main class="screen">.*<\/main><\/div><div id="window">/,
    );
    expect(page).toContain('<script type="module" src="./assets/index-abc.js">');
  });

  it.each([
    ['classes', { styleSheet: 'assets/style-older.css' }],
    ['words', { script: 'assets/index-older.js' }],
  ])('is none where the picture has the %s of another build', (_what, file) => {
    expect(pageWithPicture(PAGE, homePicture(file), 'linux')).toBeUndefined();
  });
});

describe('what is made of a picture', () => {
  it.each([
    '<img src=x onerror="document.title=1">',
    '</div></main><script>alert(1)</script>',
    '" onclick="alert(1)" x="',
    "' onclick='alert(1)",
    '&lt;b&gt; & $& $1 $`',
  ])('shows the name %s as text', (name) => {
    const html = pictureHtml(pictureRow('a', name));
    const shown = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;');
    expect(html).toContain(`<bdi title="${shown}">${shown}</bdi>`);
    expect(html.replaceAll(shown, '')).toBe(pictureHtml(pictureRow('a', '')));
    const page = pageWithPicture(PAGE, homePicture({ parts: pictureRow('a', name) }), 'linux');
    expect(page).toContain(`${html}</div><div id="window">`);
  });

  it('closes every element, whatever the depths say', () => {
    const parts = [5, 0, 9, 3].map((depth) => ({ depth, tag: 'div', attributes: {} }) as const);
    expect(pictureHtml(parts)).toBe('<div></div><div><div></div><div></div></div>');
  });

  it('takes no click but those that are kept until the window is live', () => {
    const html = pictureHtml([
      { depth: 0, tag: 'button', attributes: { 'data-early': 'copy' } },
      { depth: 0, tag: 'button', attributes: { class: 'quiet' } },
      { depth: 0, tag: 'input', attributes: { placeholder: 'Search' } },
    ]);
    expect(html).toBe(
      '<button data-early="copy"></button><button class="quiet" disabled></button><input placeholder="Search" disabled>',
    );
  });
});
