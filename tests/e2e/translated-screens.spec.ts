// Every screen in other languages: photographed for people to look at, and measured in one that is 40 % longer, written
// from either side, in windows from the narrowest to a wide one.
import { BenchBuild } from '../bench/bench-build.ts';
import { expect, test } from '../support/fixtures.ts';
import { wordsOf } from '../support/texts/catalogues.ts';
import { pseudoLanguage, pseudoText } from '../support/texts/pseudo-language.ts';
import { axeFaults } from '../support/window/axe-faults.ts';
import { layoutFaults } from '../support/window/layout-faults.ts';
import { photographAsItIs, photographOnRequest } from '../support/window/photograph.ts';
import { walkScreens } from '../support/window/screen-walk.ts';
import { inLanguage, type SpokenWords } from '../support/window/spoken-screen.ts';
import { resize } from '../support/window/window-size.ts';

const HEIGHT = 700;
const WIDTHS = [420, 660, 1_000];

function spokenWords(language: string, said = (text: string) => text): SpokenWords {
  const say = wordsOf('renderer', language);
  return { submit: said(say('form.addAndSignIn')), checkAgain: said(say('setupCheck.again')) };
}

const named = (screen: string) => screen.replace(/\W+/g, '-').toLowerCase();

for (const language of ['de', 'hi'] as const) {
  test(`shows every screen in ${language}, accessible`, async ({ launch, startPractice }) => {
    test.setTimeout(240_000);
    const server = await startPractice({ accessTtlS: 900 });
    const app = await launch();
    const page = await app.window();
    const faults: string[] = [];
    await walkScreens(page, server, (screen) =>
      inLanguage(page, language, spokenWords(language), async () => {
        await photographOnRequest(app, page, `${language}-${named(screen)}`);
        // Colours are the same in every language: screens.spec.ts looks at both schemes.
        const found = [...(await layoutFaults(page)), ...(await axeFaults(page))];
        faults.push(...found.map((fault) => `${screen}: ${fault}`));
      }),
    );
    expect(faults).toEqual([]);
  });
}

test('every screen holds texts that are 40 % longer, from the left and from the right', async ({
  launch,
  startPractice,
}) => {
  test.setTimeout(300_000);
  const built = await BenchBuild.make([pseudoLanguage('sw')]);
  try {
    const server = await startPractice({ accessTtlS: 900 });
    const app = await launch({ appFolder: built.folder });
    const page = await app.window();
    const faults: string[] = [];
    const measure = async (screen: string) => {
      for (const width of WIDTHS) {
        await resize(app, page, { width, height: HEIGHT });
        for (const direction of ['ltr', 'rtl'] as const) {
          await page.evaluate((dir) => {
            document.documentElement.dir = dir;
          }, direction);
          const found = await layoutFaults(page);
          faults.push(...found.map((fault) => `${screen}, ${width} px, ${direction}: ${fault}`));
          await photographAsItIs(page, `long-${named(screen)}-${width}-${direction}`);
        }
      }
      await resize(app, page, { width: 780, height: HEIGHT });
    };
    await walkScreens(page, server, (screen) =>
      inLanguage(page, 'sw', spokenWords('en', pseudoText), () => measure(screen)),
    );
    expect(faults).toEqual([]);
  } finally {
    built.remove();
  }
});
