import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../app/managed/managed-document.ts';
import { managedAcme } from '../../support/core/managed-files.ts';

const read = (content: unknown) =>
  readDocument('10.json', {
    kind: 'text',
    text: typeof content === 'string' ? content : JSON.stringify(content, null, 1),
    hasLines: true,
  });

const faultsOf = (content: unknown) =>
  read(content).faults.map(({ kind, line, field, detail }) => [kind, line, field, detail]);

describe('a document', () => {
  it('is read as it is written, also after the mark with which some editors begin', () => {
    const document = { contact: 'IT', updates: 'off', settings: { theme: { locked: 'dark' } } };
    expect(read(`\ufeff${JSON.stringify(document)}`)).toMatchObject({ document, faults: [] });
  });

  it('gives a company the usual format, and nothing of what it leaves out', () => {
    const { account: _left, ...company } = managedAcme();
    expect(read({ companies: [company] }).document?.companies).toEqual([
      { ...company, account: {}, copyFormat: 'token' },
    ]);
  });
});

describe('a fault', () => {
  it.each([
    ['an unknown field', { colour: 1, contact: 'IT' }, [['unknownField', 2, 'colour', undefined]]],
    ['a wrong type', { contact: 5 }, [['wrongType', 2, 'contact', 'string']]],
    ['a value that is not allowed', { updates: 'never' }, [['notAllowed', 2, 'updates', 'on, off']]],
    ['what is too long', { contact: 'x'.repeat(201) }, [['tooLong', 2, 'contact', '200']]],
    [
      'a setting with two values',
      { settings: { theme: { locked: 'dark', default: 'dark' } } },
      [['lockedOrDefault', 3, 'settings.theme', undefined]],
    ],
    [
      'a setting with none',
      { settings: { theme: {} } },
      [['lockedOrDefault', 3, 'settings.theme', undefined]],
    ],
    [
      'a setting that is none',
      { settings: { colour: { locked: 1 } } },
      [['unknownField', 3, 'settings.colour', undefined]],
    ],
    [
      'the pin, which is the operator’s',
      { settings: { pinnedCompanyId: { locked: null } } },
      [['unknownField', 3, 'settings.pinnedCompanyId', undefined]],
    ],
    ['a newer version', { schemaVersion: 2, contact: 'IT' }, [['newer', 2, 'schemaVersion', undefined]]],
    ['a list', [], [['wrongType', 1, undefined, 'object']]],
    ['nothing', '  \n', [['empty', 1, undefined, undefined]]],
  ])('is named with its line and field: %s', (_what, content, faults) => {
    expect(faultsOf(content)).toEqual(faults);
  });

  it('leaves the other parts, settings and companies in force', () => {
    const { address: _gone, ...homeless } = managedAcme();
    const { document, companyPlaces, faults } = read({
      contact: 7,
      settings: { theme: { locked: 'pink' }, language: { locked: 'de' } },
      companies: [homeless, managedAcme(), { ...managedAcme(), colour: 1 }, managedAcme({ label: 'Last' })],
    });
    expect(document).toMatchObject({
      settings: { language: { locked: 'de' } },
      companies: [{ label: 'ACME' }, { label: 'Last' }],
    });
    expect(document?.contact).toBeUndefined();
    expect(companyPlaces).toEqual([1, 3]);
    expect(faults.map(({ field }) => field)).toEqual([
      'contact',
      'settings.theme.locked',
      'companies[0].address',
      'companies[2].colour',
    ]);
  });

  it('in the limit of services allows none rather than all', () => {
    expect(read({ services: { hosts: 'acme.example' } }).document?.services).toEqual({ hosts: [] });
    expect(read({ services: { host: ['acme.example'] } }).document?.services).toEqual({ hosts: [] });
  });

  it('is one of fifty at most', () => {
    expect(
      read(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`x${at}`, 1]))).faults,
    ).toHaveLength(50);
  });
});
