import { describe, expect, it } from 'vitest';
import { UnreachableClipboard } from '../../../app/clipboard/system-clipboard.ts';
import { WORDS } from '../../support/core/copy-words-sample.ts';
import { setUp } from './setup-check-under-test.ts';

const MINUTE_MS = 60_000;

describe('the clipboard', () => {
  it('of a desktop that takes copies from its window alone is left as it is, and the fix is named', async () => {
    const { run, clipboard } = setUp();
    clipboard.isWindowOnly = true;
    clipboard.text = 'what the operator copied';
    const { clipboard: result } = await run();
    expect([result?.outcome, clipboard.text]).toEqual(['warning', 'what the operator copied']);
    expect([result?.meaning, result?.fix].join(' ')).toMatch(
      /only from the window in front.*Install XWayland/,
    );
  });

  it('whose copy no other program could read does not work', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    clipboard.writeSecret = () => Promise.reject(new UnreachableClipboard());
    const { clipboard: result } = await run();
    expect([result?.outcome, clipboard.text]).toEqual(['problem', 'what the operator copied']);
    expect(result?.meaning).toContain('other apps could not paste it');
  });

  it('gives back what went with a copy that no other program could read', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    const write = clipboard.writeSecret;
    clipboard.writeSecret = async () => {
      clipboard.text = '';
      clipboard.writeSecret = write;
      throw new UnreachableClipboard();
    };
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual([
      'problem',
      'what the operator copied',
    ]);
  });

  it.each(['', 'what the operator copied', '  \n'])('holds "%s" again afterwards', async (text) => {
    const { run, clipboard } = setUp();
    clipboard.text = text;
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['ok', text]);
  });

  it('with a picture on it is not touched', async () => {
    const { run, clipboard } = setUp();
    clipboard.picture = 'a picture';
    clipboard.text = 'its caption';
    clipboard.writeSecret = () => Promise.reject(new Error('it was touched'));
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['skipped', 'its caption']);
  });

  it('gives a token back that is still cleared in its time', async () => {
    const { check, clock, clipboard, tokens } = setUp();
    await tokens.put('practice-token', WORDS);
    await check.run();
    expect(clipboard.text).toBe('practice-token');
    await clock.advance(MINUTE_MS);
    expect(clipboard.text).toBe('');
  });

  it('lets a copy wait that comes in the middle, and keeps it', async () => {
    const { check, clipboard, tokens } = setUp();
    clipboard.text = 'what the operator copied';
    const results = check.run();
    const put = tokens.put('practice-token', WORDS);
    await Promise.all([results, put]);
    expect(clipboard.text).toBe('practice-token');
  });

  it('keeps what another program copies in the middle', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    let calls = 0;
    clipboard.meanwhile = () => {
      calls += 1;
      if (calls === 3) clipboard.text = 'something newer';
    };
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual(['warning', 'something newer']);
  });

  it('that refuses for a moment gets back what was there', async () => {
    const { run, clipboard } = setUp();
    clipboard.text = 'what the operator copied';
    let calls = 0;
    clipboard.meanwhile = () => {
      calls += 1;
      clipboard.refuses = calls >= 3 && calls <= 5;
    };
    expect([(await run()).clipboard?.outcome, clipboard.text]).toEqual([
      'problem',
      'what the operator copied',
    ]);
  });
});
