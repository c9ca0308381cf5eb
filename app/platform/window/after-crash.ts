// What becomes of a window whose page's process has crashed. Pure.

export interface CrashedPage {
  readonly isListening: boolean;
  /** Shown by a start before there is a core, so that it could be drawn but not listen yet. */
  readonly isEarly: boolean;
  /** Since it last listened. */
  readonly hasCrashed: boolean;
}

/** A page that had worked is loaded again; one that never did would only crash again, and a dead window would let no other open. */
export function afterCrash({ isListening, isEarly, hasCrashed }: CrashedPage): 'reload' | 'destroy' {
  return isListening || (isEarly && !hasCrashed) ? 'reload' : 'destroy';
}
