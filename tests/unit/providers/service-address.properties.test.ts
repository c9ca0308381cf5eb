import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServiceAddress } from '../../../app/providers/service-address.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { hrefOf } from './href-of.ts';

describe('whatever is typed', () => {
  const part = fc.constantFrom(
    ...[
      'https:',
      'http:',
      'HTTPS:',
      'file:',
      'javascript:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '?',
      '#',
      '.',
      ' ',
      '%00',
    ],
    ...[
      'localhost',
      '127.0.0.1',
      '[::1]',
      '0x7f.1',
      'evil.example',
      'user',
      '8080',
      '0',
      '\t',
      '\u200b',
      'ä',
      '😀',
      '“',
      '”',
      '<',
      '>',
      ',',
      '\u202e',
      '\u00ad',
    ],
  );
  const typed = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('https://', 'http://', ''), fc.webUrl()).map(([scheme, url]) => scheme + url),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
  );

  it('an accepted address is https, or http on this computer, without user info, query or fragment', () => {
    let accepted = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readServiceAddress(text);
        if (reading.kind === 'fault') return;
        accepted += 1;
        const { protocol, hostname, username, password, search, hash, href } = reading.url;
        const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
        expect(protocol === 'https:' || (protocol === 'http:' && isLoopback)).toBe(true);
        expect([username, password, search, hash]).toEqual(['', '', '', '']);
        expect(href).not.toMatch(/[?#\\\s]/);
      }),
      { numRuns: randomCases(5_000) },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('an accepted address is read as itself', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readServiceAddress(text);
        if (reading.kind === 'address') expect(hrefOf(reading.url.href)).toBe(reading.url.href);
      }),
      { numRuns: randomCases(2_000) },
    );
  });

  it('what surrounds an address where it is copied from changes nothing', () => {
    const around = (characters: string) =>
      fc.array(fc.constantFrom(...Array.from(characters)), { maxLength: 5 }).map((all) => all.join(''));
    const before = around('<(“„«‘"\'` \t\u00a0\u200b\u200e\u2066\u2068\ufeff\u00ad');
    const after = around('>”“»’"\'`,.; \n\u00a0\u200b\u200f\u2069\u2060\u202c');
    const host = fc
      .webUrl({ validSchemes: ['https'] })
      .filter((url) => readServiceAddress(url).kind === 'address');
    const doubled = fc.constantFrom('', 'https://', 'http://https://');
    fc.assert(
      fc.property(before, doubled, host, after, (front, scheme, url, back) => {
        const plain = url.replace(/[.,;'")]+$/, '');
        expect(hrefOf(front + scheme + plain + back)).toBe(hrefOf(plain));
      }),
      { numRuns: randomCases(2_000) },
    );
  });

  it('no host is ever called like a scheme, or has a letter that is none', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readServiceAddress(text);
        if (reading.kind === 'fault') return;
        expect(reading.url.hostname).not.toMatch(/^https?\.?$/);
        expect(reading.url.hostname).toMatch(/^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/);
      }),
      { numRuns: randomCases(3_000) },
    );
  });
});
