import { describe, expect, it } from 'vitest';
import { readCatalogue, stemOf } from '../../support/texts/catalogues.ts';
import { GAP, type SourceFile, sourcesIn, stringsIn, wordsIn } from '../../support/texts/source-texts.ts';

const FOLDERS = ['app', 'renderer'] as const;

/** Not words of a language: names that stay as they are, and what no operator reads. */
const NOT_TEXT: readonly { readonly file: RegExp; readonly text: RegExp; readonly why: string }[] = [
  { file: /./, text: /^TokenTray$/, why: 'the name of the app' },
  { file: /^app\/practice\//, text: /./, why: 'the practice server speaks to developers' },
];

/** Windows knows the app by this; it only looks like a key. */
const DESKTOP_ID = 'app.tokentray.desktop';

const isAllowed = (file: string, text: string) =>
  NOT_TEXT.some((allowed) => allowed.file.test(file) && allowed.text.test(text));

describe.each(FOLDERS)('%s/', (folder) => {
  const sources = sourcesIn(folder);
  const catalogue = readCatalogue(folder, 'en');
  const keys = new Set(Object.keys(catalogue).map(stemOf));

  const isKey = (text: string) =>
    keys.has(text) || (isKeyTemplate(text) && [...keys].some((key) => keyPattern(text).test(key)));

  it('has no text outside the catalogue', () => {
    const words = sources.flatMap((source) =>
      wordsIn(source)
        .filter((text) => !isKey(text) && !isAllowed(source.name, text))
        .map((text) => `${source.name}: ${text}`),
    );
    expect(words).toEqual([]);
  });

  it('uses every text of the catalogue', () => {
    const strings = sources.flatMap(stringsIn);
    const literals = new Set(strings);
    const patterns = strings.filter(isKeyTemplate).map(keyPattern);
    const unused = [...keys].filter((key) => !literals.has(key) && !patterns.some((each) => each.test(key)));
    expect(unused).toEqual([]);
  });

  it('asks for no text that the catalogue does not have', () => {
    const areas = new Set([...keys].map((key) => key.split('.')[0]));
    const looksLikeKey = (text: string) => /^[a-zA-Z]+(\.\w+)+$/.test(text) && areas.has(text.split('.')[0]);
    const asked = sources.flatMap(stringsIn).filter((text) => looksLikeKey(text) && text !== DESKTOP_ID);
    expect(asked.filter((key) => !keys.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);
  });
});

/** A key with gaps, whose area at least is written out. */
const isKeyTemplate = (text: string) => /^[a-zA-Z]+\.\S*$/.test(text) && text.includes(GAP);

/** What it can become. */
function keyPattern(template: string): RegExp {
  const parts = template.split(GAP).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('\\w*')}$`);
}

describe('words in the code', () => {
  const inFile = (code: string): SourceFile => ({ name: 'renderer/example.tsx', code });

  it.each([
    ['const a = <p>Hello there</p>;', 'Hello there'],
    ['const a = <p>नमस्ते</p>;', 'नमस्ते'],
    ["const a = <p>{'Hello'}</p>;", 'Hello'],
    ["const a = <p>{on ? 'Hello' : t('app.back')}</p>;", 'Hello'],
    ["const a = <p>{on && 'Hello'}</p>;", 'Hello'],
    ["const a = <p>{'Hello ' + name}</p>;", 'Hello'],
    ['const a = <p>{`Hello $' + '{name}`}</p>;', `Hello ${GAP}`],
    ["const a = <p>{name ?? 'Hello'}</p>;", 'Hello'],
    ['const a = <img alt="Hello" />;', 'Hello'],
    ["const a = <Field label={'Hello'} />;", 'Hello'],
    ['const a = <button aria-label="Hello" />;', 'Hello'],
    ["const a = <input placeholder={on ? 'Hello' : undefined} />;", 'Hello'],
    ["showMessage({ tone: 'good', title: 'Hello' });", 'Hello'],
    ["Menu.buildFromTemplate([{ role: 'undo', label: 'Hello' }]);", 'Hello'],
    ["tray.setToolTip('Hello');", 'Hello'],
    ["dialog.showErrorBox(texts.say('a.b'), 'Hello');", 'Hello'],
  ])('%s', (code, text) => expect(wordsIn(inFile(code))).toEqual([text]));

  it.each([
    "const a = <p className='wide' role='status'>{t('app.back')} · {count}</p>;",
    'const a = <Button icon="close" aria-label={t(\'app.close\')} />;',
    "throw new Error('index.html has no place for the window.');",
    'const a = <p>{name}: {12}</p>;',
    "const a = <p>{kind === 'until' && <b>{t('app.back')}</b>}</p>;",
  ])('none in %s', (code) => expect(wordsIn(inFile(code))).toEqual([]));
});
