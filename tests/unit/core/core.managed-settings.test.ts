// Settings that IT has locked or given a default, from its files to what is in force.
import { describe, expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { ACME_FILE, ACME_ORIGIN, rewrite, startManaged } from '../../support/core/managed-files.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const withSettings = (settings: Readonly<Record<string, unknown>>) => ({ [ACME_FILE]: { settings } });

describe('a locked setting', () => {
  it('holds above the operator’s own, says where it came from, and gives way when IT takes it back', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { theme: 'light', clearClipboardAfterS: 300 });
    await rewrite(bench, ACME_FILE, {
      settings: { theme: { locked: 'dark' }, clearClipboardAfterS: { locked: 15 } },
    });
    const { settings, managed } = bench.snapshot();
    expect(settings).toMatchObject({ theme: 'dark', clearClipboardAfterS: 15 });
    expect(managed.settings).toEqual({
      theme: { origin: ACME_ORIGIN, isLocked: true },
      clearClipboardAfterS: { origin: ACME_ORIGIN, isLocked: true },
    });
    expect(bench.effects.at(-1)).toBe('theme dark');
    await bench.call('changeSettings', { notifyOnCopy: false });
    await bench.restart();
    expect(bench.snapshot().settings).toMatchObject({ theme: 'dark', clearClipboardAfterS: 15 });
    await rewrite(bench, ACME_FILE);
    expect(bench.snapshot().settings).toMatchObject({ theme: 'light', clearClipboardAfterS: 300 });
    expect([bench.effects.at(-1), bench.snapshot().managed.settings]).toEqual(['theme light', {}]);
  });

  it('does to the system what it says, at the start and when it changes', async () => {
    const { bench } = await startManaged(
      withSettings({ startAtLogin: { locked: false }, copyShortcut: { locked: 'Ctrl+Alt+T' } }),
    );
    const quickCopy = 'quick copy CommandOrControl+Shift+Space';
    expect(bench.effects).toEqual(['theme system', 'shortcut Ctrl+Alt+T', quickCopy, 'start at login false']);
    await rewrite(bench, ACME_FILE, {
      settings: { startAtLogin: { locked: true }, language: { locked: 'de' } },
    });
    expect(bench.effects.slice(4)).toEqual(['shortcut ', 'start at login true']);
    await bench.until(() => bench.snapshot().language === 'de');
  });

  it('that forbids weak storage removes what is stored weakly, and one that allows it keeps it over a restart', async () => {
    const { bench, add } = await startCore((each) => {
      each.cipher.kind = 'weak';
      each.managed.write(ACME_FILE, { settings: { allowWeakStorage: { locked: true } } });
    });
    const id = await add(passwordDraft());
    expect(bench.stored()).toEqual([id]);
    await bench.restart();
    expect([bench.stored(), bench.company('ACME').status]).toEqual([[id], 'ready']);
    await rewrite(bench, ACME_FILE, { settings: { allowWeakStorage: { locked: false } } });
    expect(bench.stored()).toEqual([]);
  });
});

describe("IT's default", () => {
  it('holds until the operator decides, even for what was ours before', async () => {
    const { bench } = await startManaged(
      withSettings({ theme: { default: 'dark' }, notifyOnRecovery: { default: true } }),
    );
    expect(bench.snapshot()).toMatchObject({
      settings: { theme: 'dark', notifyOnRecovery: true },
      managed: { settings: { theme: { origin: ACME_ORIGIN, isLocked: false } } },
    });
    // Our own default, chosen on purpose.
    await bench.call('changeSettings', { theme: 'system' });
    await bench.restart();
    expect(bench.snapshot()).toMatchObject({ settings: { theme: 'system', notifyOnRecovery: true } });
    expect(Object.keys(bench.snapshot().managed.settings)).toEqual(['notifyOnRecovery']);
    await rewrite(bench, ACME_FILE);
    expect(bench.snapshot().settings).toMatchObject({ theme: 'system', notifyOnRecovery: false });
  });

  it('leaves alone what the operator had chosen before', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { theme: 'light' });
    await rewrite(bench, ACME_FILE, { settings: { theme: { default: 'dark' } } });
    expect(bench.snapshot().settings.theme).toBe('light');
  });

  it('adds nothing to the file of settings where IT has set none, so that older versions can read it', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { theme: 'system', notifyOnCopy: false });
    expect(bench.filesText()).not.toContain('chosen');
  });
});

describe('several files', () => {
  it('count in the order of their names: the last lock, else the last default', async () => {
    const { bench } = await startManaged({
      '10-all.json': { settings: { theme: { locked: 'dark' }, language: { default: 'de' } }, contact: 'IT' },
      '20-more.json': { settings: { theme: { default: 'light' }, language: { default: 'fr' } } },
      '30-last.json': { settings: { notifyOnCopy: { default: false } }, contact: 'Help desk' },
    });
    const { settings, managed } = bench.snapshot();
    expect(settings).toMatchObject({ theme: 'dark', language: 'fr', notifyOnCopy: false });
    expect(managed.settings.theme).toEqual({ origin: '/etc/tokentray/10-all.json', isLocked: true });
    expect(managed.contact).toEqual({ words: 'Help desk', origin: '/etc/tokentray/30-last.json' });
  });
});

describe('a file with faults', () => {
  const FAULTY = `{
  "contact": "IT",
  "settings": {
    "theme": { "locked": "pink" },
    "language": { "locked": "de" }
  },
  "colour": 1
}`;

  it('is used as far as it can be, and IT learns the file, the line and the field', async () => {
    const { bench } = await startManaged({
      [ACME_FILE]: FAULTY,
      '20.json': '{',
      '30.json': { settings: { notifyOnCopy: { locked: false } } },
    });
    expect(bench.snapshot().settings).toMatchObject({ theme: 'system', language: 'de', notifyOnCopy: false });
    expect(await bench.call('copyManagedFaults', undefined)).toEqual({ copied: true });
    expect(bench.clipboard.text.split('\n')).toEqual([
      'Fehler in der verwalteten Konfiguration von TokenTray 0.0.0',
      '',
      `${ACME_ORIGIN}: Zeile 4, settings.theme.locked: Dieser Wert ist nicht erlaubt. Erlaubt sind: system, light, dark.`,
      `${ACME_ORIGIN}: Zeile 7, colour: TokenTray kennt dieses Feld nicht.`,
      '/etc/tokentray/20.json: Zeile 1: Hier ist es kein gültiges JSON.',
      '',
    ]);
  });

  it('is said until it is right, and again when it is otherwise wrong', async () => {
    const { bench } = await startManaged({ [ACME_FILE]: FAULTY });
    const ids = () => bench.snapshot().notices.map(({ id }) => id);
    expect(ids()).toEqual(['managedFaults']);
    await bench.call('dismissNotice', { noticeId: 'managedFaults' });
    await bench.clock.advance(60_000);
    expect(ids()).toEqual([]);
    await rewrite(bench, ACME_FILE, '{');
    expect(ids()).toEqual(['managedFaults']);
    await rewrite(bench, ACME_FILE, '{}');
    expect([ids(), bench.snapshot().managed.faults]).toEqual([[], []]);
  });

  it('that was whole before goes on to hold until the app ends', async () => {
    const { bench } = await startManaged(withSettings({ theme: { locked: 'dark' } }));
    await rewrite(bench, ACME_FILE, '{ "settings": ');
    expect(bench.snapshot()).toMatchObject({
      settings: { theme: 'dark' },
      managed: { faults: [{ origin: ACME_ORIGIN, place: 'line 1, settings' }] },
    });
    await bench.restart();
    expect(bench.snapshot().settings.theme).toBe('system');
  });
});

it('is read again after sleep, since not every system tells of a change', async () => {
  const { bench } = await startCore();
  bench.managed.isUnwatched = true;
  bench.managed.write(ACME_FILE, { settings: { theme: { locked: 'dark' } } });
  await bench.clock.advance(60_000);
  expect(bench.snapshot().settings.theme).toBe('system');
  await bench.core.wake();
  expect(bench.snapshot().settings.theme).toBe('dark');
});

describe('what could not be read at the start', () => {
  const startUnreadable = () =>
    startCore(({ managed }) => {
      managed.isUnwatched = true;
      managed.isUnreadable = true;
      managed.write(ACME_FILE, { settings: { theme: { locked: 'dark' } } });
    });

  it('is read again and again, more and more rarely, until it can be', async () => {
    const { bench } = await startUnreadable();
    const seen = () => [bench.snapshot().settings.theme, bench.snapshot().managed.faults.length];
    expect([seen(), bench.managed.reads]).toEqual([['system', 1], 1]);
    await bench.clock.advance(HOUR_MS);
    // After 0.5, 1.5, 3.5, 7.5 and 15.5 minutes, then every 15.
    expect(bench.managed.reads).toBe(1 + 5 + 2);
    bench.managed.isUnreadable = false;
    await bench.clock.advance(15 * MINUTE_MS);
    await bench.settle();
    expect([seen(), bench.effects.at(-1)]).toEqual([['dark', 0], 'theme dark']);
    const { reads } = bench.managed;
    await bench.clock.advance(HOUR_MS);
    expect(bench.managed.reads).toBe(reads);
  });

  it('is soon read again when it cannot be read once more, and never after the end', async () => {
    const { bench } = await startUnreadable();
    await bench.clock.advance(HOUR_MS);
    bench.managed.isUnreadable = false;
    await bench.core.wake();
    expect(bench.snapshot().settings.theme).toBe('dark');
    bench.managed.isUnreadable = true;
    await bench.core.wake();
    expect(bench.snapshot().settings.theme).toBe('dark');
    bench.managed.isUnreadable = false;
    bench.managed.remove(ACME_FILE);
    await bench.clock.advance(30_000);
    expect(bench.snapshot().settings.theme).toBe('system');
    bench.managed.isUnreadable = true;
    await bench.core.wake();
    await bench.core.finish();
    const { reads } = bench.managed;
    await bench.clock.advance(HOUR_MS);
    expect(bench.managed.reads).toBe(reads);
  });
});
