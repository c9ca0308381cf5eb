// A line into the main process of an app that was started with --inspect=0 and lets Node's inspector in.
import { waitUntil } from './wait-until.ts';
import { within } from './within.ts';

const TIMEOUT_MS = 15_000;

interface InspectableApp {
  readonly output: string;
}

interface Answer {
  readonly result?: {
    readonly result: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

/** Evaluates an expression once the app is ready; `electron` is in scope. Its value must fit into JSON. */
export async function evaluateInMain(app: InspectableApp, expression: string): Promise<unknown> {
  const inApp = `(async (electron) => { await electron.app.whenReady(); return (${expression}); })(require('electron'))`;
  return waitUntil({
    what: 'the main process to answer', // it cannot while Node itself still starts
    look: () => ask(addressIn(app.output), inApp),
    until: () => true,
    timeoutMs: TIMEOUT_MS,
  });
}

function addressIn(output: string): string {
  const address = /ws:\/\/\S+/.exec(output)?.[0];
  if (address === undefined) throw new Error(`There is no inspector. The app printed: ${output}`);
  return address;
}

async function ask(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address);
  const event = <Name extends 'open' | 'message'>(name: Name) =>
    within(
      TIMEOUT_MS,
      `the inspector's ${name}`,
      new Promise<WebSocketEventMap[Name]>((resolve) =>
        socket.addEventListener(name, resolve, { once: true }),
      ),
    );
  try {
    await event('open');
    const params = { expression, includeCommandLineAPI: true, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    const { result } = JSON.parse(String((await event('message')).data)) as Answer;
    const fault = result?.exceptionDetails?.exception?.description;
    if (fault !== undefined) throw new Error(fault);
    return result?.result.value;
  } finally {
    socket.close();
  }
}
