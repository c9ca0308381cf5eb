// A disk that fails as a test says: by the system's refusal, by cutting off what is written without a word, or by taking its
// time.
import * as fs from 'node:fs';
import type { DocumentFiles, FileContent } from '../../../app/storage/document-files.ts';

type Operation = keyof DocumentFiles;

export class FailingFiles implements DocumentFiles {
  readonly #real: DocumentFiles;
  /** Answers with the system's code for a call that is to fail. */
  refuse: (operation: Operation, path: string) => string | undefined = () => undefined;
  /** Answers with how many bytes of a document reach the disk; undefined for all. */
  cutAt: (path: string) => number | undefined = () => undefined;

  #waitFor: (path: string) => Promise<void> | undefined = () => undefined;

  constructor(real: DocumentFiles) {
    this.#real = real;
  }

  async write(path: string, document: object): Promise<void> {
    await this.#waitFor(path);
    this.#check('write', path);
    const length = this.cutAt(path);
    if (length === undefined) await this.#real.write(path, document);
    else fs.writeFileSync(path, JSON.stringify(document, undefined, '\t').slice(0, length));
  }

  /** Writes of these files wait from now on; the answer lets them go on. */
  standStill(isMeant: (path: string) => boolean = () => true): () => void {
    let goOn = () => {};
    const goingOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    this.#waitFor = (path) => (isMeant(path) ? goingOn : undefined);
    return goOn;
  }

  read(path: string, limitBytes: number): FileContent {
    this.#check('read', path);
    return this.#real.read(path, limitBytes);
  }

  list(folder: string): readonly string[] {
    this.#check('list', folder);
    return this.#real.list(folder);
  }

  makeFolder(folder: string): void {
    this.#check('makeFolder', folder);
    this.#real.makeFolder(folder);
  }

  exists(path: string): boolean {
    this.#check('exists', path);
    return this.#real.exists(path);
  }

  rename(from: string, to: string): void {
    this.#check('rename', from);
    this.#real.rename(from, to);
  }

  remove(path: string): void {
    this.#check('remove', path);
    this.#real.remove(path);
  }

  mode(path: string): number | undefined {
    this.#check('mode', path);
    return this.#real.mode(path);
  }

  setMode(path: string, mode: number): void {
    this.#check('setMode', path);
    this.#real.setMode(path, mode);
  }

  #check(operation: Operation, path: string): void {
    const code = this.refuse(operation, path);
    if (code) throw Object.assign(new Error(`${code}: refused by the test`), { code });
  }
}
