// Watches a bus (D-Bus) for signals, so that waiting costs nothing. Linux only. Reports no more of a signal than its name and its
// first value: callers who need more ask for the state.
import type { BusMessage } from './bus-message.ts';
import { type BusName, daemonCall, FIRST_SERIAL, openBus } from './bus-socket.ts';

/**
 * Calls back for every signal that fits one of the match rules, and once soon after the start, since something may have
 * happened before. Returns the unsubscribe. Without a bus, or after its end, it never calls back.
 */
export function watchBusSignals(
  rules: readonly string[],
  onSignal: (signal: Pick<BusMessage, 'member' | 'value'>) => void,
  bus: BusName = 'session',
): () => void {
  const calls = rules.map((rule, index) => daemonCall(FIRST_SERIAL + index, 'AddMatch', rule));
  const onMessage = (message: BusMessage) => {
    if (message.kind === 'signal') onSignal(message);
  };
  const socket = openBus(calls, { onMessage }, bus);
  socket?.unref();
  return () => socket?.destroy();
}
