// Calls a method on the session bus (D-Bus) that answers yes or no, or with one text. Linux only. Knows no service: what a reply means is the
// caller's business.
import { type BusCall, type BusMessage, methodCall } from './bus-message.ts';
import { FIRST_SERIAL, openBus } from './bus-socket.ts';

const TIMEOUT_MS = 2_000;

export type BusReply =
  /** `truth` is undefined where the answer is neither yes nor no, `text` where it is no text. */
  | { readonly kind: 'answered'; readonly truth: boolean | undefined; readonly text?: string | undefined }
  /** `errorName`: `org.freedesktop.DBus.Error.ServiceUnknown`, for example. */
  | { readonly kind: 'refused'; readonly errorName: string }
  /** The service is there and does not answer. */
  | { readonly kind: 'late' }
  /** There is no bus, or it has ended. */
  | { readonly kind: 'unasked' };

/** Takes two seconds at most. */
export function callBus(call: BusCall): Promise<BusReply> {
  return new Promise((resolve) => {
    const end = (reply: BusReply) => {
      clearTimeout(timer);
      resolve(reply);
      socket?.destroy();
    };
    const timer = setTimeout(() => end({ kind: 'late' }), TIMEOUT_MS);
    const socket = openBus([methodCall(FIRST_SERIAL, call)], {
      onMessage: (message) => {
        const reply = message.answers === FIRST_SERIAL ? replyIn(message) : undefined;
        if (reply) end(reply);
      },
      onEnd: () => end({ kind: 'unasked' }),
    });
    if (!socket) end({ kind: 'unasked' });
  });
}

function replyIn({ kind, truth, text, errorName = '' }: BusMessage): BusReply | undefined {
  if (kind === 'reply') return { kind: 'answered', truth, text };
  return kind === 'error' ? { kind: 'refused', errorName } : undefined;
}
