// Watches the session bus (D-Bus) for signals, so that waiting costs nothing. Linux only. Reports that there was a signal, not
// its content: callers then ask for the state.
import { daemonCall, FIRST_SERIAL, openBus } from './bus-socket.ts';

/**
 * Calls back for every signal that fits one of the match rules, and once soon after the start, since something may have
 * happened before. Returns the unsubscribe. Without a bus, or after its end, it never calls back.
 */
export function watchBusSignals(rules: readonly string[], onSignal: () => void): () => void {
  const calls = rules.map((rule, index) => daemonCall(FIRST_SERIAL + index, 'AddMatch', rule));
  const socket = openBus(calls, {
    onMessage: ({ kind }) => {
      if (kind === 'signal') onSignal();
    },
  });
  socket?.unref();
  return () => socket?.destroy();
}
