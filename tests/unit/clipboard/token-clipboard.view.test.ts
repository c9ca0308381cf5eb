// What tray and window are told of the copied token.
import { describe, expect, it } from 'vitest';
import { TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import type { ClipboardView, HeldCopy } from '../../../app/shared/contract/clipboard.ts';
import { WORDS } from '../../support/core/copy-words-sample.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';

const TOKEN = 'practice-token';

function setUp(clearAfterS = 60) {
  const clock = new ManualClock();
  const clipboard = new MemoryClipboard();
  const told: ClipboardView['kind'][] = [];
  const tokens = new TokenClipboard({
    ...{ clipboard, clock, clearAfterS: () => clearAfterS },
    onPutBack: () => undefined,
    onChange: ({ kind }) => told.push(kind),
  });
  return { clock, clipboard, tokens, told };
}

async function putOn(tokens: TokenClipboard, token = TOKEN): Promise<HeldCopy> {
  const put = await tokens.put(token, WORDS);
  if (put.kind !== 'holds') throw new Error('the copy was called off');
  return put;
}

describe('a copy', () => {
  it('is held until its time, then cleared; both are told once, and neither holds the token', async () => {
    const { clock, tokens, told } = setUp();
    const startMs = clock.now();
    await tokens.put(TOKEN, WORDS);
    expect(tokens.view).toEqual({
      ...{ kind: 'holds', copyId: 1, ...WORDS, isReplacement: false },
      clearsAtMs: startMs + 60_000,
    });
    await clock.advance(60_000);
    expect(tokens.view).toEqual({
      ...{ kind: 'cleared', copyId: 1, companyId: 'acme', company: 'ACME', format: 'token' },
      ...{ because: 'time', clearedAtMs: startMs + 60_000 },
    });
    await clock.advance(3_600_000);
    expect(told).toEqual(['holds', 'cleared']);
    expect(JSON.stringify(tokens.view)).not.toContain(TOKEN);
  });

  it('that is never cleared has no end', async () => {
    const { tokens } = setUp(0);
    await tokens.put(TOKEN, WORDS);
    expect(tokens.view).not.toHaveProperty('clearsAtMs');
  });

  it('whose time passed in sleep is cleared, and that is told on waking up', async () => {
    const { clock, tokens, told } = setUp();
    await tokens.put(TOKEN, WORDS);
    clock.sleep(8 * 3_600_000);
    await tokens.clearIfOverdue();
    expect([tokens.view.kind, told]).toEqual(['cleared', ['holds', 'cleared']]);
  });

  it('promises not a millisecond more than there is, although the clocks of a computer are read in steps', async () => {
    const { clock, tokens } = setUp();
    clock.offset = () => clock.now() - clock.monotonic() + 8;
    const { clearsAtMs = Number.NaN } = await putOn(tokens);
    expect(clearsAtMs - clock.now()).toBeLessThanOrEqual(60_000);
  });

  it('keeps its time when someone sets the clock', async () => {
    const { clock, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    clock.jump(-7_200_000);
    expect(tokens.view).toMatchObject({ clearsAtMs: clock.now() + 60_000 });
  });

  it('is not called ours any more once another app has copied something', async () => {
    const { clock, clipboard, tokens, told } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.takeOver('their text');
    await settle();
    expect(tokens.view).toEqual({ kind: 'nothing' });
    await clock.advance(3_600_000);
    expect([clipboard.text, told]).toEqual(['their text', ['holds', 'nothing']]);
  });

  it('is still ours when a clipboard manager takes it over as it is, and is cleared', async () => {
    const { clock, clipboard, tokens, told } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.takeOver(TOKEN);
    await settle();
    expect(tokens.view.kind).toBe('holds');
    await clock.advance(60_000);
    expect([clipboard.text, told]).toEqual(['', ['holds', 'cleared']]);
  });

  it('is still called ours while the app that took it over does not answer, and not called cleared', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.refuses = true;
    clipboard.takeOver(TOKEN);
    await clock.advance(60_000);
    expect([tokens.view.kind, clipboard.text]).toEqual(['holds', TOKEN]);
    clipboard.refuses = false;
    await clock.advance(60_000);
    expect([tokens.view.kind, clipboard.text]).toEqual(['cleared', '']);
  });

  it('is asked for once more where the app that took it over was silent, and never a third time', async () => {
    const { clock, clipboard, tokens, told } = setUp(0);
    await tokens.put(TOKEN, WORDS);
    clipboard.refuses = true;
    clipboard.takeOver('their text');
    await settle();
    expect([tokens.view.kind, clock.pending]).toEqual(['holds', 1]);
    clipboard.refuses = false;
    await clock.advance(5_000);
    expect([tokens.view.kind, told, clock.pending]).toEqual(['nothing', ['holds', 'nothing'], 0]);

    await tokens.put(TOKEN, WORDS);
    clipboard.refuses = true;
    clipboard.takeOver('their text');
    await clock.advance(5_000);
    expect([tokens.view.kind, clock.pending]).toEqual(['holds', 0]);
  });

  it('is not called cleared where something else was there at its time', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.text = 'their text'; // and the system did not say so
    await clock.advance(60_000);
    expect([tokens.view.kind, clipboard.text]).toEqual(['nothing', 'their text']);
  });

  it('gives way to what else we copy', async () => {
    const { tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    await tokens.putPlain('practice details');
    expect(tokens.view).toEqual({ kind: 'nothing' });
  });
});

describe('another copy that the system refuses', () => {
  it.each([
    ['a token', (tokens: TokenClipboard) => tokens.put('practice-second', WORDS)],
    ['a text', (tokens: TokenClipboard) => tokens.putPlain('practice details')],
  ])('ends the first, where that was taken off for it: %s', async (_what, copy) => {
    const { clock, clipboard, tokens, told } = setUp(0);
    await tokens.put(TOKEN, WORDS);
    clipboard.refusal = () => {
      clipboard.text = '';
      return new Error('refused by the test');
    };
    await expect(copy(tokens)).rejects.toThrow('refused');
    await settle();
    expect([tokens.view.kind, told, clock.pending]).toEqual(['nothing', ['holds', 'nothing'], 0]);
  });

  it('leaves the first alone where that is still there', async () => {
    const { clipboard, tokens, told } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.isWindowOnly = true;
    await expect(tokens.put('practice-second', WORDS)).rejects.toThrow();
    await settle();
    expect([tokens.view.kind, told]).toEqual(['holds', ['holds']]);
  });
});

describe('clearing before its time', () => {
  it.each(['operator', 'locked', 'signedOut'] as const)('is reported as %s', async (because) => {
    const { clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    await tokens.clearNow(because);
    expect([clipboard.text, tokens.view]).toMatchObject(['', { kind: 'cleared', because }]);
  });

  it('works where the operator wants a token to stay', async () => {
    const { clipboard, tokens } = setUp(0);
    await tokens.put(TOKEN, WORDS);
    await tokens.clearNow('locked');
    expect(clipboard.text).toBe('');
  });

  it('leaves what others copied, and says nothing of it', async () => {
    const { clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.text = 'their text';
    await tokens.clearNow('locked');
    expect([clipboard.text, tokens.view.kind]).toEqual(['their text', 'nothing']);
  });

  it('does nothing where nothing of ours was copied, or another copy has followed', async () => {
    const { clipboard, tokens, told } = setUp();
    clipboard.text = 'their text';
    await tokens.clearNow('locked');
    expect([clipboard.text, told]).toEqual(['their text', []]);
    const first = await putOn(tokens);
    await tokens.put('practice-newer', WORDS);
    await tokens.clearNow('dead', first.copyId);
    expect(clipboard.text).toBe('practice-newer');
  });

  it('is tried again where the clipboard refuses, for the same reason', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    clipboard.refuses = true;
    await tokens.clearNow('locked');
    expect(tokens.view.kind).toBe('holds');
    clipboard.refuses = false;
    await clock.advance(1_000);
    expect([clipboard.text, tokens.view]).toMatchObject(['', { because: 'locked' }]);
  });

  it('is looked after once more, as any clearing is', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put(TOKEN, WORDS);
    await tokens.clearNow('operator');
    clipboard.text = TOKEN; // a clipboard manager
    await clock.advance(2_000);
    expect(clipboard.text).toBe('');
  });
});

describe('a newer token in the place of the copied one', () => {
  it('is another copy, cleared when the first would have been', async () => {
    const { clock, clipboard, tokens } = setUp();
    const { copyId, clearsAtMs } = await putOn(tokens);
    await clock.advance(40_000);
    const replaced = await tokens.replace(copyId, 'practice-newer', WORDS);
    expect(clipboard.text).toBe('practice-newer');
    expect(replaced).toMatchObject({ kind: 'holds', copyId: 2, isReplacement: true, clearsAtMs });
    await clock.advance(20_000);
    expect(clipboard.text).toBe('');
  });

  it('never replaces what others copied', async () => {
    const { clipboard, tokens } = setUp();
    const { copyId } = await putOn(tokens);
    clipboard.text = 'their text';
    expect(await tokens.replace(copyId, 'practice-newer', WORDS)).toEqual({ kind: 'notOurs' });
    expect([clipboard.text, tokens.view.kind]).toEqual(['their text', 'nothing']);
  });

  it('comes too late after another copy, and while the app quits', async () => {
    const { clipboard, tokens } = setUp();
    const { copyId } = await putOn(tokens);
    const second = await putOn(tokens, 'practice-second');
    expect(await tokens.replace(copyId, 'practice-newer', WORDS)).toEqual({ kind: 'notOurs' });
    tokens.refuseCopies();
    expect(await tokens.replace(second.copyId, 'practice-newer', WORDS)).toEqual({ kind: 'notOurs' });
    expect(clipboard.text).toBe('practice-second');
  });

  it('is reported as refused where the system takes no copy, and the copied one stays to be cleared', async () => {
    const { clock, clipboard, tokens } = setUp();
    const { copyId } = await putOn(tokens);
    clipboard.isWindowOnly = true;
    expect(await tokens.replace(copyId, 'practice-newer', WORDS)).toEqual({ kind: 'refused' });
    await clock.advance(60_000);
    expect(clipboard.text).toBe('');
  });
});
