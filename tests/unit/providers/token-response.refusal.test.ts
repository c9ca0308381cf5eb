import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../app/providers/http-client.ts';
import { readTokenAnswer } from '../../../app/providers/token-response.ts';
import { HTML, PASSWORD_FIELDS, read, readJson, STACK_TRACE } from './read-answer.ts';

describe('a refusal', () => {
  const refused = (body: unknown, answer: Partial<HttpAnswer> = {}) =>
    readJson(body, { status: 401, ...answer });

  it.each([
    ['Company not found', ['company_name']],
    ['Unknown company name', ['company_name']],
    ['The organization "Practice Company" does not exist', ['company_name']],
    ['Invalid password', ['password']],
    ['password is required', ['password']],
    ['Wrong pass word', ['password']],
    ['User not found', ['username']],
    ['Invalid username or password', ['username', 'password']],
    ['No user of this company has this password', ['username', 'password', 'company_name']],
  ])('"%s" is about %j', (detail, fields) => {
    expect(refused({ detail })).toEqual({ kind: 'rejected', status: 401, fields, words: detail });
  });

  it.each(['No active account found with the given credentials', 'Account locked', 'Accompany me'])(
    '"%s" is about no field in particular',
    (detail) => expect(refused({ detail })).toEqual({ kind: 'rejected', status: 401, words: detail }),
  );

  it('by user ID is about that', () => {
    const answer = read({ status: 401, body: '{"detail":"User not found"}' }, ['user_id', 'company_name']);
    expect(answer).toMatchObject({ fields: ['user_id'] });
  });

  it.each([
    ['by their names', { company_name: ['Unknown company.'], username: ['Too short.'] }],
    ['below errors', { errors: { company_name: 'Unknown company.', username: ['Too short.'] } }],
    ['beside others', { status: 5, at: null, company_name: ['Unknown company.'], username: 'Too short.' }],
  ])('with messages for fields %s is about these', (_, body) => {
    expect(refused(body, { status: 400 })).toEqual({
      kind: 'rejected',
      status: 400,
      fields: ['username', 'company_name'],
      words: 'Too short. Unknown company.',
    });
  });

  it('names and says nothing where tokens stand under the names of parameters', () => {
    const body = JSON.stringify({ access_token: 'practice', company_name: 'ACME', username: 'operator' });
    expect(read({ status: 401, body })).toEqual({ kind: 'rejected', status: 401 });
    expect(read({ status: 404, body })).toEqual({ kind: 'misconfigured', reason: 'notFound', status: 404 });
  });

  it('may come with a 404 of the service itself, and not of a wrong address', () => {
    const answer = refused({ error: 'Company not found' }, { status: 404 });
    expect(answer).toEqual({
      kind: 'rejected',
      status: 404,
      fields: ['company_name'],
      words: 'Company not found',
    });
    for (const body of ['{"detail":"Not found"}', 'User pages not found', HTML, ''])
      expect(read({ status: 404, body })).toEqual({ kind: 'misconfigured', reason: 'notFound', status: 404 });
  });

  it.each([
    ['of a web page', HTML, 'text/html'],
    ['of a piece of one', '<p>Company not found</p>', 'text/plain'],
    ['of one in JSON', JSON.stringify({ error: '<b>Company</b> not found' }), 'application/json'],
    ['of a dump', STACK_TRACE, 'text/plain'],
    ['of broken JSON', '{"error":"Company not found"', 'application/json'],
    ['of JSON without a message', '{"company":"Practice Company","at":"practice"}', 'application/json'],
    ['of digits and signs', JSON.stringify({ error: '-- 401 --' }), 'application/json'],
    ['of an empty body', '', ''],
    ['of a sentence without an end', JSON.stringify({ error: 'word '.repeat(1_000) }), 'application/json'],
  ])('quotes nothing %s', (_, body, contentType) => {
    expect(read({ status: 401, body, contentType })).not.toHaveProperty('words');
  });

  it('quotes a short text that is no JSON', () => {
    const answer = read({ status: 401, body: 'Company not found\r\n', contentType: 'text/plain' });
    expect(answer).toMatchObject({ words: 'Company not found' });
  });

  it('quotes one line that can be seen, cut to a length that can be read', () => {
    const detail = '\u202eCompany\n\tnot\u0007 found\u2069\u200b. ';
    expect(refused({ detail })).toMatchObject({ words: 'Company not found.' });
    const { words = '' } = refused({ detail: `${'Firma '.repeat(40)}😀` }) as { words?: string };
    expect(words).toMatch(/^(Firma )+Firm…$/);
    expect(Array.from(words)).toHaveLength(161);
  });

  const SECRET = 'Pr+a "c" & <5é1';
  it.each([
    ['as it is', SECRET],
    ['in other letters', SECRET.toUpperCase()],
    ['as a form sends it', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['within JSON', JSON.stringify(SECRET)],
    [
      'within a page',
      SECRET.replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
    ],
    ['by numbers', SECRET.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in hexadecimal digits', Buffer.from(SECRET).toString('hex')],
    ['decomposed', SECRET.normalize('NFD')],
    ['with marks between', SECRET.split('').join('\u200b')],
    ['over two lines', SECRET.replace(' ', '\n')],
    ['at the very end of a long text', `${'word '.repeat(100)}${SECRET}`],
  ])('that repeats what was typed into a secret field %s is not quoted', (_, echo) => {
    const body = JSON.stringify({ detail: `The password ${echo} is wrong` });
    const ordinary = { kind: 'answered', contentType: 'application/json', requestedAtMs: 1_000 } as const;
    const sent = { parameters: PASSWORD_FIELDS, secrets: ['', SECRET] };
    const answer = readTokenAnswer({ ...ordinary, status: 401, body }, sent);
    expect(answer).toMatchObject({ kind: 'rejected' });
    expect(answer).not.toHaveProperty('words');
  });

  it.each([
    ['Session 9f86d081884c7d659a2feaa0c55ad015 is over', 'Session … is over'],
    ['Request 550e8400-e29b-41d4-a716-446655440000 was refused', 'Request … was refused'],
    ['The token eyJhbGciOi1.eyJzdWIiOi2.c2lnbmF0dXJl3 is no good', 'The token … is no good'],
    [`Key ${'abcdefgh'.repeat(6)} is unknown`, 'Key … is unknown'],
    [
      'Benutzerauthentifizierungsfehler bei acme.example.com',
      'Benutzerauthentifizierungsfehler bei acme.example.com',
    ],
    ['Company 4711 was not found (code 401)', 'Company 4711 was not found (code 401)'],
  ])('%s is quoted as "%s"', (detail, words) => expect(refused({ detail })).toMatchObject({ words }));
});
