// What the operator should know that is not about one company: shown in the window until it is over or dismissed.
// Kept as text keys and worded when it is read: the language may have changed by then.
import type { SyncOutcome } from '../managed/company-sync.ts';
import type { Notice } from '../shared/contract/snapshot.ts';
import { listWords } from '../shared/time-words.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import type { TextKey, Texts } from '../texts/texts.ts';

type DocumentName = 'profiles' | 'settings' | 'vault' | 'activity';

const DOCUMENT_TEXTS: Readonly<Record<DocumentName, TextKey>> = {
  profiles: 'document.companies',
  settings: 'document.settings',
  vault: 'document.vault',
  activity: 'document.activity',
};

export interface NoticeBoardOptions {
  readonly texts: Texts;
  /** Where the documents are. */
  readonly folder: string;
  readonly onChange: () => void;
}

interface NoticeKeys {
  readonly title: TextKey;
  readonly meaning: TextKey;
  readonly document?: DocumentName;
  readonly companies?: readonly string[];
}

export class NoticeBoard {
  readonly #options: NoticeBoardOptions;
  readonly #notices = new Map<string, NoticeKeys>();

  constructor(options: NoticeBoardOptions) {
    this.#options = options;
  }

  all(): readonly Notice[] {
    return [...this.#notices].map(([id, keys]) => this.#inWords(id, keys));
  }

  dismiss(noticeId: string): void {
    if (this.#notices.delete(noticeId)) this.#options.onChange();
  }

  noteFaults(faults: readonly StorageFault[]): void {
    for (const fault of faults) {
      const name = faultText(fault);
      // Anyone who can read the folder can read every document in it: one notice for all.
      if (name === 'exposed') this.#noteFailure(name, false);
      else if (name)
        this.#put(`${name}-${fault.document}`, {
          title: `notice.${name}.title`,
          meaning: `notice.${name}.meaning`,
          document: fault.document as DocumentName,
        });
    }
  }

  /** A failure stays on the board until a save of the same document succeeds. */
  noteSave(document: DocumentName, outcome: SaveOutcome): void {
    const noticeId = `saveFailed-${document}`;
    if (outcome.outcome === 'saved') {
      this.dismiss(noticeId);
      this.dismiss(`notRepaired-${document}`); // a save writes both copies
    } else if (outcome.reason !== 'refused') {
      // A refusal was reported when the document was loaded.
      const why = outcome.reason === 'diskFull' ? 'diskFull' : outcome.reason === 'io' ? 'other' : 'readOnly';
      this.#put(noticeId, {
        title: 'notice.saveFailed.title',
        meaning: `notice.saveFailed.${why}`,
        document,
      });
    }
  }

  /** Whether files that may hold forgotten secrets could be removed. */
  noteForgetting(outcome: SaveOutcome): void {
    this.#noteFailure('notForgotten', outcome.outcome === 'saved');
  }

  /** Whether the practice company's service could be started. */
  notePractice(isRunning: boolean): void {
    this.#noteFailure('practiceFailed', isRunning);
  }

  /** Whether the shortcuts work that the operator, or IT, has chosen. */
  noteShortcuts(areApplied: boolean): void {
    this.#noteFailure('shortcutFailed', areApplied);
  }

  /** Whether all that IT has set could be read. Faults that differ from the last ones are reported again. */
  noteManagedFaults(hasFaults: boolean): void {
    this.#noteFailure('managedFaults', !hasFaults);
  }

  /** What IT has taken away from the operator. */
  noteManaged({ moved, removed }: Pick<SyncOutcome, 'moved' | 'removed'>): void {
    const put = (what: 'managedMoved' | 'managedRemoved', labels: readonly string[]) => {
      if (labels.length === 0) return;
      const told = this.#notices.get(what)?.companies ?? [];
      const companies = [...new Set([...told, ...labels])];
      this.#put(what, { title: `notice.${what}.title`, meaning: `notice.${what}.meaning`, companies });
    };
    put(
      'managedMoved',
      moved.map(({ after }) => after.label),
    );
    put(
      'managedRemoved',
      removed.map(({ label }) => label),
    );
  }

  #noteFailure(
    id: 'managedFaults' | 'exposed' | 'notForgotten' | 'practiceFailed' | 'shortcutFailed',
    isOver: boolean,
  ): void {
    if (isOver) this.dismiss(id);
    else this.#put(id, { title: `notice.${id}.title`, meaning: `notice.${id}.meaning` });
  }

  #put(id: string, keys: NoticeKeys): void {
    this.#notices.set(id, keys);
    this.#options.onChange();
  }

  #inWords(id: string, { title, meaning, document, companies = [] }: NoticeKeys): Notice {
    const { texts, folder } = this.#options;
    const values = {
      folder,
      companies: listWords(companies, texts.locale),
      ...(document ? { document: texts.say(DOCUMENT_TEXTS[document]) } : {}),
    };
    return {
      ...{ id, severity: 'warning', dismissible: true },
      title: texts.say(title, values),
      meaning: texts.say(meaning, values),
    };
  }
}

type FaultText = 'restored' | 'reset' | 'newerSchema' | 'unreadable' | 'notRepaired' | 'exposed';

/** Faults that were repaired without loss need no notice. */
function faultText(fault: StorageFault): FaultText | undefined {
  switch (fault.kind) {
    case 'restored':
    case 'reset':
    case 'newerSchema':
    case 'notRepaired':
      return fault.kind;
    case 'notUnderstood':
    case 'inaccessible':
      return 'unreadable';
    case 'exposed':
      return fault.repaired ? undefined : 'exposed';
    case 'fileReplaced':
      return undefined;
  }
}
