import { expect, it } from 'vitest';
import { looksLikeAnother } from '../../../app/companies/host-look-alike.ts';

const hostOf = (typed: string) => new URL(`https://${typed}/`).hostname;

it.each([
  ['a Cyrillic a among Latin letters', 'ex\u0430mple.com'],
  ['nothing but Cyrillic look-alikes', '\u0430\u0440\u0440\u04cf\u0435.com'],
  ['a Greek o', 'g\u03bfogle.com'],
  ['a Latin letter of phonetics', '\u0261oogle.com'],
  ['in a part further down', 'tokens.\u0430cme.example'],
  ['a Devanagari letter among Latin ones', 'acm\u0915.example'],
])('%s makes %s look like another', async (_, typed) =>
  expect(await looksLikeAnother(hostOf(typed))).toBe(true),
);

it.each([
  ['plain letters', 'acme.example.com'],
  ['an accent', 's\u00f6hne.example'],
  ['a stroke', '\u0142\u00f3d\u017a.example'],
  ['another script throughout', '\u0909\u0926\u093e\u0939\u0930\u0923.example'],
  ['Russian', '\u043c\u0430\u0433\u0430\u0437\u0438\u043d.example'],
  ['Japanese with Latin letters', 'acme\u3067\u3059.example'],
  ['full-width letters, which are what they seem', '\uff45xample.com'],
  ['an address', '[2001:db8::1]'],
])('%s does not: %s', async (_, typed) => expect(await looksLikeAnother(hostOf(typed))).toBe(false));
