// Calls methods on the session bus (D-Bus). Linux only. Knows no service: what a reply means is the caller's business.
import { type BusCall, type BusMessage, methodCall } from './bus-message.ts';
import { FIRST_SERIAL, openBus } from './bus-socket.ts';
import type { BusValue } from './bus-value.ts';

const TIMEOUT_MS = 2_000;

export type BusReply =
  /** `value` is undefined where the answer is of a kind that we do not read, or empty. */
  | { readonly kind: 'answered'; readonly value: BusValue | undefined }
  /** `errorName`: `org.freedesktop.DBus.Error.ServiceUnknown`, for example. */
  | { readonly kind: 'refused'; readonly errorName: string }
  /** The service is there and does not answer. */
  | { readonly kind: 'late' }
  /** There is no bus, or it has ended. */
  | { readonly kind: 'unasked' };

/** Takes two seconds at most. */
export async function callBus(call: BusCall): Promise<BusReply> {
  const [reply = UNASKED] = await callBusTogether([call]);
  return reply;
}

/** All at once, over one connection. Takes two seconds at most; the answers come in the order of the calls. */
export function callBusTogether(calls: readonly BusCall[]): Promise<readonly BusReply[]> {
  if (calls.length === 0) return Promise.resolve([]);
  return new Promise((resolve) => {
    const replies = new Map<number, BusReply>();
    const end = (otherwise: BusReply) => {
      clearTimeout(timer);
      resolve(calls.map((_, at) => replies.get(FIRST_SERIAL + at) ?? otherwise));
      socket?.destroy();
    };
    const timer = setTimeout(() => end({ kind: 'late' }), TIMEOUT_MS);
    const messages = calls.map((call, at) => methodCall(FIRST_SERIAL + at, call));
    const socket = openBus(messages, {
      onMessage: (message) => {
        const { answers = 0 } = message;
        const reply = answers < FIRST_SERIAL ? undefined : replyIn(message);
        if (reply) replies.set(answers, reply);
        if (replies.size === calls.length) end(UNASKED);
      },
      onEnd: () => end(UNASKED),
    });
    if (!socket) end(UNASKED);
  });
}

const UNASKED: BusReply = { kind: 'unasked' };

function replyIn({ kind, value, errorName = '' }: BusMessage): BusReply | undefined {
  if (kind === 'reply') return { kind: 'answered', value };
  return kind === 'error' ? { kind: 'refused', errorName } : undefined;
}
