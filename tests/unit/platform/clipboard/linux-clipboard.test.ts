// Which clipboard Linux uses, and what it may claim there.
import { describe, expect, it } from 'vitest';
import { UnreachableClipboard } from '../../../../app/clipboard/system-clipboard.ts';
import { linuxClipboard } from '../../../../app/platform/clipboard/linux-clipboard.ts';
import { MemoryClipboard } from '../../../support/core/memory-clipboard.ts';

function setUp({ isXThere = true, isWayland = false, hasFocus = false, arrives = true }) {
  const x = Object.assign(new MemoryClipboard(), { isThere: async () => isXThere });
  const electron = new MemoryClipboard();
  const focus = { isOurs: hasFocus };
  const clipboard = linuxClipboard({
    ...{ x, electron, isWayland },
    hasFocus: () => focus.isOurs,
    wayland: { paste: async () => (arrives ? electron.text : 'of another program') },
  });
  return { x, electron, focus, clipboard };
}

describe('with an X server', () => {
  it.each([false, true])('Electron is not asked, on Wayland: %s', async (isWayland) => {
    const { x, electron, clipboard } = setUp({ isWayland });
    electron.refuses = true;
    await clipboard.writeSecret('practice-token');
    expect([x.text, await clipboard.readText(), await clipboard.look()]).toEqual([
      'practice-token',
      'practice-token',
      { kind: 'text', text: 'practice-token' },
    ]);
    await clipboard.clear();
    expect([x.text, await clipboard.worksInBackground()]).toEqual(['', true]);
  });

  it.each([false, true])('a copy that is expected is prepared there, on Wayland: %s', async (isWayland) => {
    const { x, electron, clipboard } = setUp({ isWayland });
    await clipboard.prepare();
    expect([x.isPrepared, electron.isPrepared]).toEqual([true, false]);
  });

  it('the window in front copies where a compositor takes nothing from X, and there it is cleared', async () => {
    const { x, electron, clipboard } = setUp({ isWayland: true, hasFocus: true });
    x.isWindowOnly = true;
    await clipboard.writeSecret('practice-token');
    expect([x.text, electron.text, await clipboard.readText()]).toEqual([
      '',
      'practice-token',
      'practice-token',
    ]);
    await clipboard.clear();
    expect(electron.text).toBe('');
  });

  it('a copy that fails leaves the one before where it can be read and cleared', async () => {
    const { x, electron, focus, clipboard } = setUp({ isWayland: true, hasFocus: true });
    x.isWindowOnly = true;
    await clipboard.writeSecret('practice-token');
    focus.isOurs = false;
    await expect(clipboard.writeSecret('practice-other')).rejects.toThrow(UnreachableClipboard);
    expect(await clipboard.readText()).toBe('practice-token');
    await clipboard.clear();
    expect(electron.text).toBe('');
  });
});

describe('on Wayland without X', () => {
  it('nothing is copied while another program is in front', async () => {
    const { electron, clipboard } = setUp({ isXThere: false, isWayland: true });
    await expect(clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    expect([electron.text, await clipboard.worksInBackground()]).toEqual(['', false]);
  });

  it('a copy of the window in front counts only where another program finds it', async () => {
    const found = setUp({ isXThere: false, isWayland: true, hasFocus: true });
    await found.clipboard.writeSecret('practice-token');
    expect(found.electron.text).toBe('practice-token');
    const dropped = setUp({ isXThere: false, isWayland: true, hasFocus: true, arrives: false });
    await expect(dropped.clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    expect(dropped.electron.text).toBe('');
  });
});

it("without X and without Wayland it is Electron's own", async () => {
  const { electron, clipboard } = setUp({ isXThere: false });
  await clipboard.writePlain('words');
  expect(electron.text).toBe('words');
});
