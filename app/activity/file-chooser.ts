// Where a file that the operator asked for goes, as a role: the system's own dialog asks them.

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** The place that was chosen could not be written to. */
  | { readonly kind: 'failed'; readonly path: string };

export interface FileChooser {
  save(suggestedName: string, text: string): Promise<SaveAnswer>;
}
