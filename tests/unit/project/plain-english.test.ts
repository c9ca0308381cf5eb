// Turns of phrase that were translated, not written: they were taken out of the texts, documents and comments, and stay out.
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, filesAt, readDocument } from '../../support/project/documents.ts';
import { PARTS, readCatalogue } from '../../support/texts/catalogues.ts';

/** What not to write, and an example of it; what to write instead. */
const STUMBLES: readonly (readonly [pattern: RegExp, example: string, better: string])[] = [
  [/\bservice misses\b/i, 'the service misses a value', 'the service reports a missing value'],
  [
    /\bsays (the service|\{\{company\}\})/i,
    '{{field}} is missing, says the service.',
    'The service says ...',
  ],
  [/\bexpired since (?=\S)/i, 'Expired since {{moment}}', 'Expired {{moment}}'],
  [/^(Now|Then): \{\{/, 'Now: {{value}}', 'Current: / New:'],
  [/\bnobody\b/i, 'Nobody here knows the name', 'no one; ... could not be found'],
  [/\bsomebody\b/i, 'somebody may read it', 'someone'],
  [/\banybody\b/i, 'anybody could have made it', 'anyone'],
  [/\beverybody\b/i, 'everybody sends the same', 'everyone'],
  [/\bwithout (an )?end\b/i, 'redirects without end', 'endlessly'],
  [/\bgo(es)? on to hold\b/i, 'what was read goes on to hold', 'stays in force'],
  [/\bnot \w+ any more\b/i, 'is not renewed any more', 'no longer'],
  [/\bwhoever\b/i, 'whoever can read your files', 'anyone who'],
  [/\bnames no end\b/i, 'It names no end.', 'It has no expiry date.'],
  [/\bstands beside\b/i, 'What to do stands beside each.', 'See the suggestion next to each.'],
  [/\bnotifications of TokenTray\b/i, 'Allow notifications of TokenTray', 'notifications from TokenTray'],
  [/\b(every|another) program\b/i, 'in every program', 'in any app; another app'],
  [/^Starting$/, 'Starting', 'Startup'],
  [/\bif (it|this) stays\b/i, 'If it stays', 'If this keeps happening'],
  [/\bmended\b/i, 'Until that is mended', 'fixed'],
  [/\bspoilt\b/i, 'a spoilt file', 'damaged'],
  [/\btold as\b/i, 'each told as a fault', 'reported as'],
  [/\bcould not be found out\b/i, 'could not be found out', 'unknown'],
  [/\btokens? in hand\b/i, 'the token in hand', 'your current token'],
  [/\btaken back\b/i, 'Import taken back', 'undone'],
  [/\bhas a fault$/i, '{{company}} has a fault', 'reported an error'],
  [/\bfault of (its|their) own\b/i, 'ran into a fault of its own', 'an internal error'],
  [/\bfile of companies\b/i, 'a file of companies', 'a company file'],
  [/\bon the way\b/i, 'could be read on the way', 'in transit'],
  [/\bis always said\b/i, 'A copy that fails is always said', 'You are always told'],
  [/\bthe very token\b/i, 'the very token that is in use now', 'the token currently in use'],
  [/\btoken is worth\b/i, 'what its token is worth', "the token's status"],
  [/\bshould \w+ lack\b/i, 'Should Linux lack a library', 'If a Linux library is missing'],
  [/\bask whose\b/i, 'ask whose it is', 'check who it belongs to'],
  [/\btells each step\b/i, 'tells each step', 'narrates each step'],
  [/\bfollows your edits\b/i, 'follows your edits', 'reloads as you edit'],
  [/\bstart from nothing\b/i, 'To start from nothing', 'To reset'],
  [/\bbut for Electron\b/i, 'the whole app but for Electron', 'everything except Electron'],
  [/\bother people's doors\b/i, "what opens other people's doors", 'credentials for other systems'],
  [/\bwho can pass them\b(?<!anyone who can pass them)/i, 'Who can pass them', 'Anyone who can pass them'],
];

/** In comments it is the right word for what is no app, such as xclip. */
const PROGRAM = /\bprograms?\b/gi;

const commentsIn = (source: string): readonly string[] =>
  source
    .split('\n')
    .flatMap((line) => /(?:^\s*(?:\/\/|\/?\*+)|[;,{}()]\s+\/\/)\s(.*)$/.exec(line)?.[1] ?? []);

const stumblesIn = (line: string) =>
  STUMBLES.filter(([pattern]) => pattern.test(line)).map(([, , better]) => better);

describe('plain English', () => {
  it.each(STUMBLES)('%s is found in "%s"', (_pattern, example, better) => {
    expect(stumblesIn(example)).toContain(better);
  });

  it.each(PARTS)('is what the texts of %s are written in', (part) => {
    const found = Object.entries(readCatalogue(part, 'en')).flatMap(([key, text]) =>
      stumblesIn(text).map((better) => ({ key, text, better })),
    );
    expect(found).toEqual([]);
  });

  it.each(DOCUMENTS)('is what %s is written in', (file) => {
    const found = readDocument(file)
      .split('\n')
      .flatMap((line, index) => stumblesIn(line).map((better) => ({ line: index + 1, better })));
    expect(found).toEqual([]);
  });

  it.each(['app', 'renderer'])('is what the comments of %s/ are written in', (folder) => {
    const comments = filesAt(`${folder}/**/*.{ts,tsx,css}`).flatMap((file) =>
      commentsIn(readDocument(file)).map((comment) => ({ file, comment })),
    );
    expect(comments.length).toBeGreaterThan(500);
    const found = comments.filter(({ comment }) => stumblesIn(comment.replace(PROGRAM, '')).length > 0);
    expect(found).toEqual([]);
  });
});
