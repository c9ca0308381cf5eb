// The end of the app waits for what has to be saved, not for ever, and takes no start of the app with it.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { finishBeforeQuitting } from '../../../../app/platform/launch/finish-before-quitting.ts';
import { LaunchRequests } from '../../../../app/platform/launch/launch-requests.ts';
import { SecondInstances } from '../../../../app/platform/launch/second-instances.ts';
import { ManualClock, settle } from '../../../support/core/manual-clock.ts';

/** Quits as Electron does: asks everyone, and ends where no one objects. */
class QuittingApp extends EventEmitter {
  hasEnded = false;

  quit(): void {
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    this.emit('before-quit', event);
    this.emit('will-quit', event);
    this.hasEnded = !isPrevented;
  }
}

/** A running app; `saved` lets its end go on, `done` is what it did, in order. */
function running() {
  const app = new QuittingApp();
  const powerMonitor = new EventEmitter();
  const clock = new ManualClock();
  const launch = { commandLine: ['tokentray', '--hidden', 'first.tokentray'], folder: '/home/operator' };
  const launchRequests = new LaunchRequests({ app, secondInstances: new SecondInstances(app), launch });
  const done: unknown[] = [];
  const opened = (what: string) => void done.push(what);
  const listen = () =>
    launchRequests.listen({ openFile: opened, openLink: opened, showWindow: () => opened('window') });
  let saved = () => {};
  const finish = () =>
    new Promise<void>((resolve) => {
      saved = resolve;
    });
  const beginNextStart = async (next: unknown) => void done.push(next);
  finishBeforeQuitting({ app, powerMonitor, clock, finish, launchRequests, beginNextStart });
  const startAgain = (...args: readonly string[]) =>
    app.emit('second-instance', {}, ['tokentray', ...args], '/srv');
  return { app, powerMonitor, clock, launchRequests, done, listen, startAgain, saved: () => saved() };
}

it('ends once all is saved, and after two seconds at the latest', async () => {
  const [one, other] = [running(), running()];
  let heldBack = 0;
  one.app.quit();
  other.powerMonitor.emit('shutdown', { preventDefault: () => (heldBack += 1) });
  await settle();
  expect([one.app.hasEnded, other.app.hasEnded, heldBack]).toEqual([false, false, 1]);
  one.saved();
  await other.clock.advance(1_999);
  expect([one.app.hasEnded, other.app.hasEnded]).toEqual([true, false]);
  await other.clock.advance(1);
  expect(other.app.hasEnded).toBe(true);
});

describe('a start while the app is quitting', () => {
  it('begins when this one ends, with its own file and arguments, and asks nothing of this one', async () => {
    const { app, done, listen, startAgain, saved } = running();
    listen();
    done.length = 0;
    app.quit();
    startAgain('--lang=de', 'acme.tokentray');
    expect([done, app.hasEnded]).toEqual([[], false]);
    saved();
    await settle();
    const commandLine = ['tokentray', '--lang=de', 'acme.tokentray'];
    expect([done, app.hasEnded]).toEqual([[{ commandLine, opened: '/srv/acme.tokentray' }], true]);
  });

  it('begins also where the app quits before it hears anything, and without what the app itself was to open', async () => {
    const { app, launchRequests, done, listen, startAgain, saved } = running();
    app.quit();
    listen();
    startAgain();
    expect(launchRequests.nextStart).toEqual({ commandLine: ['tokentray'], opened: undefined });
    saved();
    await settle();
    expect(done).toHaveLength(1);
  });

  it('is one that someone asked for: a quit alone begins none', async () => {
    const { app, done, listen, startAgain, saved } = running();
    listen();
    startAgain('second.tokentray');
    done.length = 0;
    app.quit();
    saved();
    await settle();
    expect([done, app.hasEnded]).toEqual([[], true]);
  });
});
