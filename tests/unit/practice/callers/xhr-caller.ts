// Runs a published XMLHttpRequest caller outside a browser, and returns what it prints.
// The stand-in knows only what those callers use; it must not know what they send.

type Listener = (this: StandInXhr) => void;

class StandInXhr {
  readonly DONE = 4;
  readyState = 0;
  responseText = '';
  withCredentials = false;
  readonly #headers = new Headers();
  readonly #listeners: Listener[] = [];
  #request = { method: '', address: '' };

  addEventListener(_: 'readystatechange', listener: Listener): void {
    this.#listeners.push(listener);
  }

  open(method: string, address: string): void {
    this.#request = { method, address };
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.append(name, value);
  }

  async send(body: FormData): Promise<void> {
    const { method, address } = this.#request;
    this.responseText = await (await fetch(address, { method, body, headers: this.#headers })).text();
    this.readyState = this.DONE;
    for (const listener of this.#listeners) listener.call(this);
  }
}

export function runXhrCaller(text: string): Promise<string> {
  return new Promise((resolve) => {
    const run = new Function('XMLHttpRequest', 'console', text);
    run(StandInXhr, { log: resolve });
  });
}
