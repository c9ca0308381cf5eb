// The main process's side of the clipboard's thread, before real threads that answer as they are told. The thread itself
// is tried before real X servers and compositors, end to end.
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { TakenClipboard, UnreachableClipboard } from '../../../../../app/clipboard/system-clipboard.ts';
import {
  type ClipboardOrder,
  type ClipboardThreadAnswer,
  type OrderResult,
  ThreadClipboard,
  type WaylandView,
} from '../../../../../app/platform/clipboard/x11/thread-clipboard.ts';
import { ManualClock, settle } from '../../../../support/core/manual-clock.ts';

const KEPT_MS = 10_000;
const LIMIT_MS = 8_000;

const threads: Worker[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

interface Behaviour {
  /** By the name of the order; an order that is not named is never answered. Of several answers, the last one is repeated. */
  readonly answers: Readonly<Record<string, OrderResult | 'refused' | readonly OrderResult[]>>;
  /** Told after each answer. */
  readonly then?: ClipboardThreadAnswer;
}

function setUp(behaviour: Behaviour, paste: WaylandView['paste'] = async () => 'practice-token') {
  const clock = new ManualClock();
  const orders: ClipboardOrder[] = [];
  const takenOff = { times: 0 };
  const takeOffOurs = async () => {
    takenOff.times += 1;
  };
  const wayland = { paste, takeOffOurs };
  const script = `
    const { parentPort, workerData: { answers, then } } = require('node:worker_threads');
    parentPort.on('message', (order) => {
      const given = answers[order.do];
      const answer = Array.isArray(given) ? (given.length > 1 ? given.shift() : given[0]) : given;
      if (answer === undefined) return;
      parentPort.postMessage(answer === 'refused'
        ? { kind: 'refused', id: order.id }
        : { kind: 'done', id: order.id, ...answer });
      if (then) parentPort.postMessage(then);
    });`;
  const startThread = () => {
    const thread = new Worker(script, { eval: true, workerData: behaviour });
    threads.push(thread);
    const post = thread.postMessage.bind(thread);
    thread.postMessage = (order: ClipboardOrder) => {
      orders.push(order);
      post(order);
    };
    return thread;
  };
  const clipboard = new ThreadClipboard({ clock, startThread, wayland, onBug: () => {} });
  return { clock, clipboard, orders, takenOff };
}

const exited = (thread: Worker | undefined) =>
  new Promise<void>((resolve) => void thread?.once('exit', () => resolve()));
const running = () => threads.filter(({ threadId }) => threadId !== -1).length;

describe('a copy', () => {
  it('keeps its thread until another program has copied something, and a little longer', async () => {
    const { clock, clipboard } = setUp({ answers: { copy: { outcome: 'copied' } } });
    await clipboard.writeSecret('practice-token');
    expect([running(), clock.pending]).toEqual([1, 0]);
    threads[0]?.emit('message', { kind: 'lost' } satisfies ClipboardThreadAnswer);
    const ended = exited(threads[0]);
    await clock.advance(KEPT_MS - 1);
    expect(running()).toBe(1);
    await clock.advance(1);
    await ended;
    expect(running()).toBe(0);
  });

  it('that is expected finds its thread running', async () => {
    const { clipboard, orders } = setUp({ answers: { connect: {}, copy: { outcome: 'copied' } } });
    await clipboard.prepare();
    expect([running(), orders]).toEqual([1, [expect.objectContaining({ do: 'connect' })]]);
    await clipboard.writeSecret('practice-token');
    expect(threads.length).toBe(1);
  });

  it.each([{}, 'refused'] as const)(
    'that is expected and does not come costs no thread for long: %j',
    async (connect) => {
      const { clock, clipboard } = setUp({ answers: { connect } });
      await clipboard.prepare();
      const ended = exited(threads[0]);
      await clock.advance(KEPT_MS);
      await ended;
      expect([running(), clock.pending]).toEqual([0, 0]);
    },
  );

  it('that the compositor knows of counts where wl-paste finds it, and where there is none to ask', async () => {
    const answers = { copy: { outcome: 'offered' }, clear: {} } as const;
    await expect(setUp({ answers }).clipboard.writeSecret('practice-token')).resolves.toBeUndefined();
    const absent = setUp({ answers }, async () => undefined);
    await expect(absent.clipboard.writeSecret('practice-token')).resolves.toBeUndefined();
  });

  it('for which wl-paste waits in vain is made again, and then given up and taken off', async () => {
    const answers = { copy: { outcome: 'offered' }, clear: {} } as const;
    const { clipboard, orders, takenOff } = setUp({ answers }, () => Promise.reject(new Error('no answer')));
    await expect(clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    expect(orders.map((order) => order.do)).toEqual(['copy', 'copy', 'copy', 'clear']);
    expect(takenOff.times).toBe(1);
  });

  const [OFFERED, TAKEN_BACK] = [{ outcome: 'offered' }, { outcome: 'takenBack' }] as const;

  // What wl-paste finds in turn: before a copy, after it, before the next one, after that.
  it.each([
    ['has put back what was there before', OFFERED, ['old', 'old', 'old', 'practice-token']],
    ['has taken X back', TAKEN_BACK, ['old', 'old', 'old', 'practice-token']],
  ] as const)('is made again where the compositor %s', async (_, outcome, seen) => {
    const pasted = [...seen];
    const answers = { copy: [outcome, OFFERED], clear: {} };
    const { clipboard, orders } = setUp({ answers }, async () => pasted.shift());
    await clipboard.writeSecret('practice-token');
    expect(orders.map((order) => order.do)).toEqual(['copy', 'copy']);
    expect(pasted).toEqual([]);
  });

  it.each([OFFERED, TAKEN_BACK])('is not made again where another program was quicker: %j', async (copy) => {
    const pasted = ['old', 'of another program'];
    const { clipboard, orders } = setUp({ answers: { copy, clear: {} } }, async () => pasted.shift());
    await expect(clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    expect(orders.map((order) => order.do)).toEqual(['copy', 'clear']);
  });

  it('waits a second at most to know what was there before', async () => {
    const pasted: Promise<string>[] = [new Promise(() => {}), Promise.resolve('practice-token')];
    const answers = { copy: OFFERED, clear: {} };
    const { clock, clipboard, orders } = setUp({ answers }, () => pasted.shift() ?? Promise.resolve(''));
    const copied = clipboard.writeSecret('practice-token');
    await settle();
    expect(orders).toEqual([]);
    await clock.advance(1_000);
    await copied;
    expect(orders.map((order) => order.do)).toEqual(['copy']);
  });

  it('that the compositor keeps taking back is given up', async () => {
    const { clipboard, orders } = setUp({ answers: { copy: TAKEN_BACK, clear: {} } }, async () => 'old');
    await expect(clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    expect(orders.map((order) => order.do)).toEqual(['copy', 'copy', 'copy', 'clear']);
  });

  it('goes to the focus at once where the last one needed it, and is then taken off Wayland too', async () => {
    const { clipboard, orders, takenOff } = setUp({ answers: { copy: { outcome: 'offered' }, clear: {} } });
    await clipboard.writeSecret('practice-token');
    await clipboard.writeSecret('practice-token');
    expect(orders.map((order) => order.do === 'copy' && order.wantsFocus)).toEqual([false, true]);
    await clipboard.clear();
    expect(takenOff.times).toBe(1);
    const usual = setUp({ answers: { copy: { outcome: 'copied' }, clear: {} } });
    await usual.clipboard.writeSecret('practice-token');
    await usual.clipboard.writeSecret('practice-token');
    expect(usual.orders.map((order) => order.do === 'copy' && order.wantsFocus)).toEqual([false, false]);
    await usual.clipboard.clear();
    expect(usual.takenOff.times).toBe(0);
  });

  it('that no program of Wayland could read is told apart from one that another program was quicker than', async () => {
    const unreachable = setUp({ answers: { copy: { outcome: 'unreachable' } } });
    await expect(unreachable.clipboard.writeSecret('practice-token')).rejects.toThrow(UnreachableClipboard);
    const refused = setUp({ answers: { copy: { outcome: 'refused' } } });
    await expect(refused.clipboard.writeSecret('practice-token')).rejects.toThrow(TakenClipboard);
  });

  it.each([{ outcome: 'refused' } as const, { outcome: 'unreachable' } as const, 'refused' as const])(
    'that ends as %j keeps no thread',
    async (copy) => {
      const { clock, clipboard } = setUp({ answers: { copy } });
      await expect(clipboard.writeSecret('practice-token')).rejects.toThrow();
      const ended = exited(threads[0]);
      await clock.advance(KEPT_MS);
      await ended;
      expect([running(), clock.pending]).toEqual([0, 0]);
    },
  );
});

describe('a server that hangs', () => {
  it('is given up after a while, and the next one is asked by a new thread', async () => {
    const { clock, clipboard } = setUp({ answers: {} });
    const read = expect(clipboard.readText()).rejects.toThrow('does not answer');
    await clock.advance(LIMIT_MS);
    await read;
    const second = expect(clipboard.readText()).rejects.toThrow('does not answer');
    expect(threads).toHaveLength(2);
    await clock.advance(LIMIT_MS);
    await second;
  });
});

describe('a thread that ends', () => {
  it.each([
    ['by itself', async () => void (await threads[0]?.terminate())],
    ['because the server hangs', async ({ clock }: ReturnType<typeof setUp>) => clock.advance(LIMIT_MS)],
  ])('%s has taken along what it held, and that is told once', async (_how, end) => {
    const test = setUp({ answers: { copy: { outcome: 'copied' } } });
    let told = 0;
    test.clipboard.onTaken(() => {
      told += 1;
    });
    await test.clipboard.writeSecret('practice-token');
    const read = expect(test.clipboard.readText()).rejects.toThrow('does not answer');
    await end(test);
    await read;
    expect(told).toBe(1);
    await expect(Promise.all([test.clipboard.readText(), test.clock.advance(LIMIT_MS)])).rejects.toThrow();
    expect(told).toBe(1);
  });

  it('long after it was of use has held nothing', async () => {
    const { clock, clipboard } = setUp({ answers: { connect: {} } });
    let told = 0;
    clipboard.onTaken(() => {
      told += 1;
    });
    await clipboard.prepare();
    const ended = exited(threads[0]);
    await clock.advance(KEPT_MS);
    await ended;
    expect(told).toBe(0);
  });
});

describe('a look', () => {
  it.each([
    [['TARGETS', 'UTF8_STRING', 'text/plain;charset=utf-8'], 'words', { kind: 'text', text: 'words' }],
    [['TARGETS', 'UTF8_STRING', 'x-kde-passwordManagerHint'], 'words', { kind: 'text', text: 'words' }],
    [['TARGETS', 'UTF8_STRING', 'text/html'], 'words', { kind: 'more' }],
    [['TARGETS', 'image/png'], '', { kind: 'more' }],
    [[], '', { kind: 'nothing' }],
    [undefined, undefined, { kind: 'more' }],
  ])('at %j is %j: %j', async (formats, text, content) => {
    const result = { ...(formats && { formats }), ...(text !== undefined && { text }) };
    expect(await setUp({ answers: { look: result } }).clipboard.look()).toEqual(content);
  });

  it('at what a silent program holds is refused', async () => {
    await expect(setUp({ answers: { look: 'refused' } }).clipboard.look()).rejects.toThrow();
  });
});
