import { describe, expect, it } from 'vitest';
import { type PutBack, TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import { WORDS } from '../../support/core/copy-words-sample.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';

function setUp(clearAfterS = 60) {
  const clock = new ManualClock();
  const clipboard = new MemoryClipboard();
  const settings = { clearAfterS };
  const putBack: PutBack[] = [];
  const tokens = new TokenClipboard({
    ...{ clipboard, clock, clearAfterS: () => settings.clearAfterS },
    onPutBack: (outcome) => putBack.push(outcome),
    onChange: () => undefined,
  });
  return { clock, clipboard, settings, tokens, putBack };
}

describe('a copied token', () => {
  it('is cleared after the time that the operator set, not before', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(59_999);
    expect(clipboard.text).toBe('practice-token');
    await clock.advance(1);
    expect(clipboard.text).toBe('');
    await clock.advance(2_000);
    expect(clock.pending).toBe(0);
  });

  it('has its time from its own copy: a second one begins anew', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(50_000);
    await tokens.put('practice-token', WORDS);
    await clock.advance(59_999);
    expect(clipboard.text).toBe('practice-token');
    await clock.advance(1);
    expect(clipboard.text).toBe('');
  });

  it('keeps its time when it was put there in the moment in which an earlier one was due', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(59_000);
    clipboard.meanwhile = () => new Promise((resolve) => void clock.setTimer(2_000, resolve));
    const put = tokens.put('practice-newer', WORDS);
    await clock.advance(2_000);
    await put;
    clipboard.meanwhile = () => undefined;
    await clock.advance(59_999);
    expect(clipboard.text).toBe('practice-newer');
    await clock.advance(1);
    expect(clipboard.text).toBe('');
  });

  it('stays where the operator wants it to, until the app ends', async () => {
    const { clock, clipboard, tokens } = setUp(0);
    await tokens.put('practice-token', WORDS);
    await clock.advance(86_400_000);
    clock.sleep(86_400_000);
    await tokens.clearIfOverdue();
    expect([clipboard.text, clock.pending]).toEqual(['practice-token', 0]);
    await tokens.close();
    expect(clipboard.text).toBe('');
  });

  it('is cleared on waking up when its time passed in sleep', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clock.sleep(60_000);
    await tokens.clearIfOverdue();
    expect(clipboard.text).toBe('');
  });

  it('is cleared when another program put the same token there', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.text = 'practice-token';
    await clock.advance(60_000);
    expect(clipboard.text).toBe('');
  });
});

describe('what others put on the clipboard', () => {
  it.each(['practice-token ', 'Bearer practice-token', 'their text', ''])('"%s" stays', async (theirs) => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.text = theirs;
    await clock.advance(60_000);
    await tokens.close();
    expect(clipboard.text).toBe(theirs);
  });
});

describe('a clipboard that the system refuses', () => {
  it('refuses a copy, and an earlier token is cleared as planned', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.refuses = true;
    await expect(tokens.put('practice-newer', WORDS)).rejects.toThrow('refused by the test');
    clipboard.refuses = false;
    await clock.advance(60_000);
    expect(clipboard.text).toBe('');
  });

  it('is asked again until our token is gone, less and less often', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.refuses = true;
    let asked = 0;
    clipboard.meanwhile = () => {
      asked += 1;
    };
    await clock.advance(3_600_000);
    expect(asked).toBeGreaterThan(60);
    expect(asked).toBeLessThan(75);
    clipboard.refuses = false;
    await clock.advance(60_000 + 2_000);
    expect([clipboard.text, clock.pending]).toEqual(['', 0]);
  });

  it('is asked a few times when the app ends', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.refuses = true;
    const closed = tokens.close();
    await clock.advance(500);
    clipboard.refuses = false;
    await clock.advance(200);
    await closed;
    expect(clipboard.text).toBe('');
  });

  it('does not keep the app from ending', async () => {
    const { clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    clipboard.refuses = true;
    const closed = tokens.close();
    await clock.advance(1_000);
    await expect(closed).resolves.toBeUndefined();
  });
});

describe('an app that puts a cleared token back', () => {
  it('is cleared after once more, and the operator is told', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    clipboard.text = 'practice-token';
    await clock.advance(2_000);
    expect([clipboard.text, putBack]).toEqual(['', []]);
    await clock.advance(2_000);
    expect([putBack, clock.pending]).toEqual([['cleared'], 0]);
  });

  it('has the last word when it does so twice, and the operator is told that the token stays', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    let clearings = 0;
    clipboard.onClear = () => {
      clearings += 1;
      clipboard.text = 'practice-token';
    };
    await tokens.put('practice-token', WORDS);
    await clock.advance(3_600_000);
    expect([clearings, putBack, clock.pending]).toEqual([2, ['stays'], 0]);
  });

  it('is told of even where the clipboard cannot be looked at a third time', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    clipboard.text = 'practice-token';
    await clock.advance(2_000);
    clipboard.refuses = true;
    await clock.advance(2_000);
    expect([putBack, clock.pending]).toEqual([['cleared'], 0]);
  });

  it('is found on waking up when the computer slept just then', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    clipboard.text = 'practice-token';
    clock.sleep(3_600_000);
    await tokens.clearIfOverdue();
    expect(clipboard.text).toBe('');
    await clock.advance(2_000);
    expect(putBack).toEqual(['cleared']);
  });

  it('does not take a newer copy of the same token for one that was put back', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    await tokens.put('practice-token', WORDS);
    await clock.advance(59_999);
    expect([clipboard.text, putBack]).toEqual(['practice-token', []]);
  });

  it('is looked for no longer once a newer token was copied', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    await tokens.put('practice-newer', WORDS);
    clipboard.text = 'practice-token';
    await clock.advance(60_000);
    await tokens.clearIfOverdue();
    expect([clipboard.text, putBack]).toEqual(['practice-token', []]);
  });

  it('does not keep what others copy meanwhile from staying', async () => {
    const { clock, clipboard, tokens, putBack } = setUp();
    await tokens.put('practice-token', WORDS);
    await clock.advance(60_000);
    clipboard.text = 'their text';
    await clock.advance(3_600_000);
    expect([clipboard.text, putBack]).toEqual(['their text', []]);
  });
});

type Act = (tokens: TokenClipboard) => Promise<unknown>;
const MEANWHILE: readonly (readonly [what: string, act: Act, why: string, left: string])[] = [
  ['the screen is locked', (tokens) => tokens.clearNow('locked'), 'locked', ''],
  ['the clipboard is cleared', (tokens) => tokens.clearNow('operator'), 'cleared', ''],
  ['something else is copied', (tokens) => tokens.putPlain('an ID'), 'cancelled', 'an ID'],
  ['another is asked for', (tokens) => tokens.put('practice-newest', WORDS), 'cancelled', 'practice-newest'],
];

describe('a copy that waits for its turn', () => {
  it.each(MEANWHILE)('is called off when %s', async (_what, act, why, left) => {
    const { clipboard, tokens } = setUp();
    let goOn = () => {};
    clipboard.meanwhile = () =>
      new Promise((resolve) => {
        goOn = resolve;
      });
    const first = tokens.put('practice-token', WORDS);
    await settle();
    const waiting = tokens.put('practice-newer', WORDS);
    const acted = act(tokens);
    clipboard.meanwhile = () => undefined;
    goOn();
    expect((await first).kind).toBe('holds');
    expect(await waiting).toEqual({ kind: 'calledOff', why });
    await acted;
    expect(clipboard.text).toBe(left);
  });

  it('goes on where a dead copy is cleared', async () => {
    const { clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    const copy = tokens.newest.begin();
    await tokens.clearNow('dead', 1);
    await tokens.put('practice-newer', WORDS, copy);
    expect(clipboard.text).toBe('practice-newer');
  });
});

describe('after the end', () => {
  it('nothing is put on the clipboard, also not by a copy that waits in line', async () => {
    const { clipboard, tokens } = setUp();
    const first = tokens.put('practice-token', WORDS);
    const closed = tokens.close();
    const late = tokens.put('practice-newer', WORDS);
    await expect(late).rejects.toThrow('nothing is copied');
    await Promise.allSettled([first, closed]);
    await settle();
    expect(clipboard.text).toBe('');
  });
});
