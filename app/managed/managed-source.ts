// Where IT's settings come from, as a role: a folder of files, the registry, a configuration profile.
import type { SourceFault } from './managed-fault.ts';

export interface SourceText {
  readonly kind: 'text';
  readonly text: string;
  /** Written by hand, so that its lines mean something to IT. */
  readonly hasLines: boolean;
}

export interface SourceDocument {
  /** The file or registry key, as IT knows it. */
  readonly origin: string;
  readonly content:
    | SourceText
    | { readonly kind: 'fault'; readonly fault: SourceFault; readonly detail?: string };
}

export type SourceReading =
  /** In the order in which they count: later ones win. None where IT has set nothing. */
  | { readonly kind: 'read'; readonly documents: readonly SourceDocument[] }
  /** It is unknown whether IT has set anything, or what is there cannot be trusted. */
  | {
      readonly kind: 'unreadable';
      readonly origin: string;
      readonly fault: SourceFault;
      readonly detail?: string;
    };

export interface ManagedSource {
  /** The folder or registry key, as IT knows it. */
  readonly place: string;
  /** Never rejects. */
  read(): Promise<SourceReading>;
  /** Calls whenever it may have changed, as far as this system tells. Returns the unsubscribe. */
  watch(onChange: () => void): () => void;
}
