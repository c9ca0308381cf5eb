// The wrapper around every stored document: says what it is, how new it is, and proves that it is whole.
// Its shape and its checksum never change between versions; only the payload does, by `schemaVersion`.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import type { Damage } from './storage-fault.ts';

const envelopeSchema = z.strictObject({
  format: z.string(),
  schemaVersion: z.int().positive(),
  /** Higher with every attempt to save, which shows the newer of two files. */
  generation: z.int().positive(),
  savedAt: z.string(),
  checksum: z.string(),
  payload: z.unknown(),
});
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>;

export const envelopeFormat = (documentName: string) => `tokentray/${documentName}`;

/** Wraps a payload, which must be plain JSON. */
export function sealEnvelope({ payload, ...head }: Omit<Envelope, 'checksum'>): Envelope {
  return { ...head, checksum: checksumOf({ ...head, payload }), payload };
}

export type OpenedEnvelope =
  | { readonly kind: 'intact'; readonly envelope: Envelope }
  | { readonly kind: 'damaged'; readonly damage: Damage };

/** Reads a file's bytes. A byte order mark, line endings and indentation do not matter; any other change does. */
function openEnvelope(bytes: Uint8Array, format: string): OpenedEnvelope {
  if (bytes.length === 0) return damaged('empty');
  const text = decodeUtf8(bytes);
  if (text === undefined) return damaged('notText');
  const json = parseJson(text);
  if (json === undefined) return damaged('notJson');
  const parsed = fitting(envelopeSchema, json);
  if (!parsed || parsed.data.format !== format) return damaged('foreign');
  if (!isWhole(parsed.data)) return damaged('checksum');
  return { kind: 'intact', envelope: parsed.data };
}

/**
 * Opens a document's files, and recognises the bytes that it has just opened: its two files hold the same bytes most of the
 * time, and parsing the same 300 kB four times for each save would block the event loop.
 */
export class EnvelopeReader {
  readonly #format: string;
  #last: { readonly digest: string; readonly opened: OpenedEnvelope } | undefined;

  constructor(format: string) {
    this.#format = format;
  }

  open(bytes: Uint8Array): OpenedEnvelope {
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (this.#last?.digest === digest) return this.#last.opened;
    const opened = openEnvelope(bytes, this.#format);
    if (opened.kind === 'intact') this.#last = { digest, opened };
    return opened;
  }
}

const damaged = (damage: Damage) => ({ kind: 'damaged', damage }) as const;

/** SHA-256 over everything but itself. */
function checksumOf(content: Omit<Envelope, 'checksum'>): string {
  const { format, schemaVersion, generation, savedAt, payload } = content;
  const sealed = JSON.stringify([format, schemaVersion, generation, savedAt, payload]);
  return createHash('sha256').update(sealed).digest('hex');
}

function isWhole(envelope: Envelope): boolean {
  try {
    return envelope.checksum === checksumOf(envelope);
  } catch (error) {
    // Parsed JSON that cannot be serialised again is nested too deeply for the stack, which nothing of ours is.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws for bytes that are not UTF-8, and for nothing else.
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for text that is not JSON (SyntaxError) or is nested too deep (RangeError).
    return undefined;
  }
}
