// What is said of a copy, for tests to which it does not matter.
import type { CopyWords } from '../../../app/clipboard/own-copy.ts';

export const WORDS: CopyWords = {
  companyId: 'acme',
  company: 'ACME',
  format: 'token',
  message: 'ACME token copied',
  shortLived: false,
};
