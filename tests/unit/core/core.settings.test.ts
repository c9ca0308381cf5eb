import { describe, expect, it } from 'vitest';
import { passwordDraft, saveOnly } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const noticeIds = (bench: CoreBench) => bench.snapshot().notices.map(({ id }) => id);

const QUICK_COPY = 'CommandOrControl+Shift+Space';
const AT_START = ['theme system', 'shortcut ', `quick copy ${QUICK_COPY}`];

describe('a setting', () => {
  it('does to the system what it says, and is there after a restart', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { theme: 'dark', startAtLogin: true, copyShortcut: 'Ctrl+Alt+T' });
    await bench.call('changeSettings', { clearClipboardAfterS: 15, notifyOnCopy: false });
    await bench.call('changeSettings', { notifyOnRecovery: true });
    expect(bench.effects).toEqual([...AT_START, 'shortcut Ctrl+Alt+T', 'start at login true', 'theme dark']);
    await bench.restart();
    const again = [
      'theme dark',
      'shortcut Ctrl+Alt+T',
      `quick copy ${QUICK_COPY}`,
      'start at login repaired',
    ];
    expect(bench.effects.slice(-4)).toEqual(again);
    expect(bench.snapshot().settings).toEqual({
      theme: 'dark',
      startAtLogin: true,
      lookForUpdates: true,
      copyShortcut: 'Ctrl+Alt+T',
      quickCopyShortcut: QUICK_COPY,
      clearClipboardAfterS: 15,
      notifyOnCopy: false,
      notifyOnProblem: true,
      notifyOnRecovery: true,
      allowWeakStorage: false,
      favouriteCompanyIds: [],
      language: 'system',
    });
  });

  it.each([
    ['taken', 'Another app uses this shortcut. Choose a different one.'],
    ['unusable', 'This cannot be used as a shortcut. Press Ctrl, Alt or Cmd together with another key.'],
  ] as const)(
    'keeps the old shortcut where the new one is %s, and changes the rest',
    async (answer, words) => {
      const { bench } = await startCore();
      await bench.call('changeSettings', { copyShortcut: 'Ctrl+Alt+T' });
      bench.shortcutAnswer = answer;
      const result = await bench.call('changeSettings', { copyShortcut: 'Ctrl+C', theme: 'light' });
      expect(result).toEqual({ rejected: { copyShortcut: words } });
      expect(bench.snapshot().settings).toMatchObject({ copyShortcut: 'Ctrl+Alt+T', theme: 'light' });
    },
  );

  it('keeps the start at login as it was where the system refuses, says so, and changes the rest', async () => {
    const { bench } = await startCore();
    bench.startAtLoginAnswer = 'refused';
    const changed = { startAtLogin: true, theme: 'light', clearClipboardAfterS: 15 } as const;
    const { rejected } = await bench.call('changeSettings', changed);
    expect(rejected).toEqual({
      startAtLogin: 'TokenTray could not change your startup apps, so this setting stays as it was. Ask IT.',
    });
    const after = { startAtLogin: false, theme: 'light', clearClipboardAfterS: 15 };
    expect(bench.snapshot().settings).toMatchObject(after);
    expect(bench.effects).toContain('theme light');
    await bench.restart();
    expect(bench.snapshot().settings).toMatchObject(after);
  });

  it('says at start when another program has taken the shortcut, until there is one that works', async () => {
    const { bench } = await startCore();
    await bench.call('changeSettings', { copyShortcut: 'Ctrl+Alt+T' });
    bench.shortcutAnswer = 'taken';
    await bench.restart();
    expect(noticeIds(bench)).toContain('shortcutFailed');
    bench.shortcutAnswer = 'applied';
    await bench.call('changeSettings', { copyShortcut: 'Ctrl+Alt+K' });
    expect(noticeIds(bench)).not.toContain('shortcutFailed');
  });

  it('stays as it is where nothing is said of it', async () => {
    const { bench } = await startCore();
    const before = bench.snapshot().settings;
    await bench.core.commands.dispatch('changeSettings', { theme: undefined, copyShortcut: undefined });
    expect([bench.snapshot().settings, bench.effects]).toEqual([before, [...AT_START]]);
  });
});

describe('what cannot be saved', () => {
  it('is said until a save works, and then it is saved', async () => {
    const { bench } = await startCore();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('settings') ? 'ENOSPC' : undefined;
    await bench.call('changeSettings', { theme: 'dark' });
    expect(bench.snapshot().notices).toMatchObject([
      {
        id: 'saveFailed-settings',
        title: 'Settings could not be saved',
        meaning: expect.stringMatching(/^The disk is full/),
      },
    ]);
    expect(bench.snapshot().settings.theme).toBe('dark');
    bench.files.refuse = () => undefined;
    await bench.call('changeSettings', { notifyOnCopy: false });
    expect(noticeIds(bench)).toEqual([]);
    await bench.restart();
    expect(bench.snapshot().settings).toMatchObject({ theme: 'dark', notifyOnCopy: false });
  });

  it('can be dismissed, and is said again at the next failure', async () => {
    const { bench } = await startCore();
    bench.files.refuse = (operation) => (operation === 'write' ? 'EROFS' : undefined);
    await bench.call('changeSettings', { theme: 'dark' });
    await bench.call('dismissNotice', { noticeId: 'saveFailed-settings' });
    expect(noticeIds(bench)).toEqual([]);
    await bench.call('changeSettings', { theme: 'light' });
    expect(noticeIds(bench)).toEqual(['saveFailed-settings']);
  });

  it('of the companies is tried again by itself', async () => {
    const { bench } = await startCore();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('profiles') ? 'ENOSPC' : undefined;
    await bench.call('saveCompany', saveOnly(passwordDraft()));
    expect(noticeIds(bench)).toEqual(['saveFailed-profiles']);
    bench.files.refuse = () => undefined;
    await bench.clock.advance(60_000);
    expect(noticeIds(bench)).toEqual([]);
    await bench.start();
    expect(bench.labels()).toEqual(['ACME']);
  });

  it('of a sign-in is said at once, and the token works until the app ends', async () => {
    const { bench, service, add } = await startCore();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('vault') ? 'ENOSPC' : undefined;
    const id = await add(passwordDraft());
    expect(bench.said.some((said) => said.includes('You are signed in, but this could not be saved'))).toBe(
      true,
    );
    expect(noticeIds(bench)).toEqual(['saveFailed-vault']);
    expect(service.livesForMs(await bench.copied(id))).toBeGreaterThan(0);
    bench.files.refuse = () => undefined;
    await bench.clock.advance(11 * 60_000);
    expect([noticeIds(bench), bench.stored()]).toEqual([[], [id]]);
  });

  it('of a withdrawn permission is said: the weak secrets are still on the disk', async () => {
    const { bench, add } = await startCore(({ cipher }) => {
      cipher.kind = 'weak';
    });
    await bench.call('changeSettings', { allowWeakStorage: true });
    await add(passwordDraft());
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('vault') ? 'EIO' : undefined;
    await bench.call('changeSettings', { allowWeakStorage: false });
    expect(noticeIds(bench)).toContain('saveFailed-vault');
  });

  it('leaves what stands on the board by itself alone when it is dismissed', async () => {
    const { bench } = await startCore(({ cipher }) => {
      cipher.kind = 'none';
    });
    await bench.call('dismissNotice', { noticeId: 'memoryOnly' });
    expect(noticeIds(bench)).toEqual(['memoryOnly']);
  });
});
