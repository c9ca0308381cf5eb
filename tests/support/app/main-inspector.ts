// A line into the main process of an app that was started with --inspect=0 and lets Node's inspector in.
import { waitUntil } from '../../../build/waiting/wait-until.ts';
import { within } from '../../../build/waiting/within.ts';

const TIMEOUT_MS = 15_000;
const REQUEST_ID = 1;

interface InspectableApp {
  readonly output: string;
}

interface Answer {
  readonly id?: number;
  /** Of the inspector, not of what was evaluated. */
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

/**
 * Evaluates an expression once the app is ready; `electron` is in scope. Its value must fit into JSON.
 * `timeoutMs` is for the answer alone: see first that a packaged app has started.
 */
export async function evaluateInMain(
  app: InspectableApp,
  expression: string,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown> {
  // Something must hold the answer: else V8 collects it where a starting app is too busy to give it.
  const inApp = `globalThis.heldForTheTest = (async (electron) => {
    await electron.app.whenReady();
    return (${expression});
  })(require('electron'))`;
  return waitUntil({
    what: 'the main process to answer', // it cannot while Node itself still starts
    look: () => ask(addressIn(app.output), inApp, timeoutMs),
    until: () => true,
    timeoutMs,
  });
}

function addressIn(output: string): string {
  const address = /ws:\/\/\S+/.exec(output)?.[0];
  if (address === undefined) throw new Error(`There is no inspector. The app printed: ${output}`);
  return address;
}

async function ask(address: string, expression: string, timeoutMs: number): Promise<unknown> {
  const socket = new WebSocket(address);
  const opened = new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const answered = new Promise<Answer>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const message: Answer = JSON.parse(String(data));
      if (message.id === REQUEST_ID) resolve(message);
    });
  });
  try {
    await within(TIMEOUT_MS, 'the inspector to open', opened);
    const params = { expression, includeCommandLineAPI: true, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: REQUEST_ID, method: 'Runtime.evaluate', params }));
    const { result, error } = await within(timeoutMs, "the inspector's answer", answered);
    const fault = error?.message ?? result?.exceptionDetails?.exception?.description;
    if (fault !== undefined) throw new Error(fault);
    return result?.result.value;
  } finally {
    socket.close();
  }
}
