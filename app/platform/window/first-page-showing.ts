// The first page of a start, on its way into the window: handed out once, and waited for until everything else may begin.

/** A first page that is not there by then holds up nothing else. */
const FIRST_PAGE_MS = 2_000;
const SCRIPTS_COME_MS = 20;

export class FirstPageShowing {
  /** Resolves once it is painted and has its scripts, asks for something or is closed, and at the latest after a while. */
  readonly isThere: Promise<void>;
  #html: string | undefined;
  #isOver = false;
  #resolve: () => void = () => {};

  constructor(html: string) {
    this.#html = html;
    this.isThere = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** It begins to load. */
  begin(): void {
    setTimeout(() => this.end(), FIRST_PAGE_MS);
  }

  get isHandedOut(): boolean {
    return this.#html === undefined;
  }

  /** Once: a page that is loaded again has no picture. */
  take(): string | undefined {
    const html = this.#html;
    this.#html = undefined;
    return html;
  }

  /** One of its files was served. Once it is painted, it asks for its other scripts: they come together. */
  served(isPainted: boolean): void {
    if (isPainted && !this.#isOver) setTimeout(() => this.end(), SCRIPTS_COME_MS);
  }

  /** It asks for something, and so has its scripts whether or not it could be painted; or it is closed. */
  end(): void {
    this.#isOver = true;
    this.#resolve();
  }
}
