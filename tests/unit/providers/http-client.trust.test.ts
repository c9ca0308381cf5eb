import { expect, it } from 'vitest';
import { HttpClient, type ServiceFetch } from '../../../app/providers/http-client.ts';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { CertificateRefused, CertificateUndecided } from '../../../app/trust/certificate-refused.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const url = new URL('https://acme.example.com/');
const trust: ServiceTrust = {};

function setUp(answer: () => Promise<Response>) {
  const given: (ServiceTrust | undefined)[] = [];
  const fetch: ServiceFetch = (_input, _init, trusted) => {
    given.push(trusted);
    return answer();
  };
  const http = new HttpClient({ fetch, clock: new ManualClock() });
  const post = (more: { readonly trust?: ServiceTrust } = {}) => {
    const connection = { signal: new AbortController().signal, ...more };
    return http.post({ url, encoding: 'json', fields: {}, connection });
  };
  return { http, post, given };
}

it('what a company trusts goes with its requests, and with no other', async () => {
  const { http, post, given } = setUp(async () => new Response('{}'));
  await post({ trust });
  await post();
  await http.reach(url, trust);
  await http.reach(url);
  expect(given.map((each) => each === trust)).toEqual([true, false, true, false]);
});

it('a certificate that was refused for the company’s trust is reported with the reason', async () => {
  const chromiums = new Error('net::ERR_FAILED');
  const changed = setUp(() => Promise.reject(new CertificateRefused('certificateChanged', chromiums)));
  const insecure = { kind: 'insecure', netError: 'net::ERR_FAILED' };
  expect(await changed.post({ trust })).toEqual({ ...insecure, reason: 'certificateChanged' });
  const ended = setUp(() =>
    Promise.reject(new CertificateRefused(undefined, new DOMException('ended', 'AbortError'))),
  );
  expect(await ended.post({ trust })).toEqual({ kind: 'insecure' });
});

it('a certificate that could not be judged says nothing of it: the service could not be reached', async () => {
  const chromiums = new Error('net::ERR_CERT_AUTHORITY_INVALID');
  const undecided = setUp(() => Promise.reject(new CertificateUndecided(chromiums)));
  for (const more of [{ trust }, {}]) expect(await undecided.post(more)).toEqual({ kind: 'offline' });
});
