// What IT has set on this computer, as it was read last; reads it again when it has changed, or could not be read.
import { createHash } from 'node:crypto';
import type { Clock } from '../time/clock.ts';
import { inTime } from '../time/time-limit.ts';
import { Turns } from '../time/turns.ts';
import { type ManagedConfig, managedConfig, NOTHING_MANAGED } from './managed-config.ts';
import { type DocumentReading, readDocument } from './managed-document.ts';
import type { ManagedFault, SourceFault } from './managed-fault.ts';
import type { ManagedSource, SourceDocument, SourceReading } from './managed-source.ts';

/** Several files that are put in place together are read once. */
const DEBOUNCE_MS = 1_000;
/** The app does not wait longer for the system's answer at its start. */
const READ_LIMIT_MS = 5_000;
/** What could not be read is tried again, since not every system tells when it can be: soon, then twice as late each time. */
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;

export interface ManagedConfigurationOptions {
  readonly source: ManagedSource;
  readonly clock: Clock;
}

export class ManagedConfiguration {
  readonly #options: ManagedConfigurationOptions;
  readonly #turns = new Turns();
  /** Of each document that could be read in this run, what it held then. */
  #lastWhole = new Map<string, DocumentReading>();
  #current = NOTHING_MANAGED;
  #isUnreadable = false;
  #cancelTimer: (() => void) | undefined;
  #retryMs = FIRST_RETRY_MS;
  #cancelRetry: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #onChange: (() => void) | undefined;
  #mark = '';

  constructor(options: ManagedConfigurationOptions) {
    this.#options = options;
  }

  get current(): ManagedConfig {
    return this.#current;
  }

  /** It is unknown whether IT has set anything: what was read before stays in force. */
  get isUnreadable(): boolean {
    return this.#isUnreadable;
  }

  /** True if it has changed. Never rejects. */
  read(): Promise<boolean> {
    return this.#turns.take(() => this.#read());
  }

  /**
   * Reads again whenever the system says that something may have changed, and from time to time while it cannot be read;
   * `onChange` is called if it has changed.
   */
  watch(onChange: () => void): void {
    const { source, clock } = this.#options;
    this.#onChange = onChange;
    this.#unwatch = source.watch(() => {
      this.#cancelTimer?.();
      this.#cancelTimer = clock.setTimer(DEBOUNCE_MS, () => void this.#readAndTell());
    });
    this.#planRetry();
  }

  stop(): void {
    this.#onChange = undefined;
    this.#unwatch?.();
    this.#cancelTimer?.();
    this.#cancelRetry?.();
  }

  async #readAndTell(): Promise<void> {
    if (await this.read()) this.#onChange?.();
  }

  /** Nothing is planned before someone is told, or after the end. */
  #planRetry(): void {
    this.#cancelRetry?.();
    if (!this.#isUnreadable) this.#retryMs = FIRST_RETRY_MS;
    if (!this.#isUnreadable || !this.#onChange) return;
    this.#cancelRetry = this.#options.clock.setTimer(this.#retryMs, () => {
      this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
      void this.#readAndTell();
    });
  }

  async #read(): Promise<boolean> {
    const isChanged = await this.#take();
    this.#planRetry();
    return isChanged;
  }

  async #take(): Promise<boolean> {
    const { source, clock } = this.#options;
    const late: SourceReading = { kind: 'unreadable', origin: source.place, fault: 'unreadable' };
    const reading = await inTime(clock, READ_LIMIT_MS, source.read(), late);
    const mark = createHash('sha256').update(JSON.stringify(reading)).digest('hex');
    if (mark === this.#mark) return false;
    this.#mark = mark;
    this.#isUnreadable = reading.kind === 'unreadable';
    if (reading.kind === 'unreadable') {
      this.#current = { ...this.#current, faults: [faultOf(reading.origin, reading)] };
      return true;
    }
    const readings = reading.documents.map((document) => this.#readOne(document));
    this.#lastWhole = new Map(readings.filter(({ document }) => document).map((each) => [each.origin, each]));
    this.#current = managedConfig(readings);
    return true;
  }

  /** A document that cannot be read keeps what it held before, until the app ends. */
  #readOne({ origin, content }: SourceDocument): DocumentReading {
    const former = this.#lastWhole.get(origin);
    if (content.kind === 'fault')
      return { ...(former ?? nothingIn(origin)), faults: [faultOf(origin, content)] };
    const read = readDocument(origin, content);
    return read.document || !former ? read : { ...former, faults: read.faults };
  }
}

function faultOf(
  origin: string,
  { fault: kind, detail }: { readonly fault: SourceFault; readonly detail?: string },
): ManagedFault {
  return { origin, kind, ...(detail !== undefined && { detail }) };
}

const nothingIn = (origin: string): DocumentReading => ({
  origin,
  text: { kind: 'text', text: '', hasLines: false },
  document: undefined,
  companyPlaces: [],
  faults: [],
});
