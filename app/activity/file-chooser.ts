// Where a file that the operator asked for goes, as a role: the system's own dialog asks them.

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** The place that was chosen could not be written to. */
  | { readonly kind: 'failed'; readonly path: string };

/** Its words are what the dialog shows. */
export interface SaveRequest {
  readonly title: string;
  readonly suggestedName: string;
  /** "CSV table" */
  readonly fileKind: string;
  /** Without a dot. */
  readonly extension: string;
  readonly text: string;
}

export interface FileChooser {
  save(request: SaveRequest): Promise<SaveAnswer>;
}
