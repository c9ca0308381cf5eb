import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startPracticeServer } from '../../../app/practice/practice-server.ts';
import {
  multipart,
  PRACTICE_SIGN_IN,
  signIn,
  startPractice,
} from '../../support/practice/practice-under-test.ts';

const NativeRequest = Request;
const NativeResponse = Response;

describe('who may call', () => {
  const statusFor = (address: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${address}/whoami`, { headers: { Host: host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each(['practice.example', '127.0.0.1.practice.example', '192.0.2.7'])(
    'refuses the host name %s, so DNS rebinding gets nothing',
    async (host) => {
      const practice = await startPractice();
      expect(await statusFor(practice.address, host)).toBe(403);
    },
  );

  it.each(['localhost:8700', '127.0.0.1', '[::1]:8700'])(
    'knows the host name %s as its own',
    async (host) => {
      const practice = await startPractice();
      expect(await statusFor(practice.address, host)).toBe(401);
    },
  );

  it('lets pages of this machine read answers, and no others', async () => {
    const practice = await startPractice();
    const allowed = async (origin: string) => {
      const answer = await fetch(`${practice.address}/whoami`, { headers: { Origin: origin } });
      return answer.headers.get('Access-Control-Allow-Origin');
    };
    expect(await allowed('http://localhost:3000')).toBe('http://localhost:3000');
    expect(await allowed('https://practice.example')).toBeNull();
    expect(await allowed('null')).toBeNull();
  });
});

describe('bounds', () => {
  it.each([
    ['/access/klearstack/get_access_token', 'GET', 'POST'],
    ['/generate-token', 'PUT', 'POST'],
    ['/whoami', 'POST', 'GET'],
  ])('answers 405 at %s to %s', async (path, method, allow) => {
    const { address } = await startPractice();
    const answer = await fetch(`${address}${path}`, { method });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allow]);
  });

  it('answers 404 elsewhere, and says which addresses there are', async () => {
    const { address } = await startPractice();
    const answer = await fetch(`${address}/access/klearstack/login`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ addresses: expect.arrayContaining(['GET /whoami']) });
  });

  it('refuses a body over 64 KiB', async () => {
    const practice = await startPractice();
    const body = multipart({ ...PRACTICE_SIGN_IN, padding: 'x'.repeat(64 * 1_024) });
    expect((await practice.klearStack('get_access_token', body)).status).toBe(413);
  });

  it('refuses a body over 64 KiB that does not tell its size', async () => {
    const { address } = await startPractice();
    const answer = await fetch(`${address}/access/klearstack/get_access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new Blob(['x'.repeat(64 * 1_024 + 1)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('answers 415 to another content type, and 400 to a form that is none', async () => {
    const { address } = await startPractice();
    const status = async (contentType: string) => {
      const headers = { 'Content-Type': contentType };
      const address_ = `${address}/access/klearstack/get_access_token`;
      return (await fetch(address_, { method: 'POST', headers, body: 'practice' })).status;
    };
    expect(await status('application/json')).toBe(415);
    expect(await status('multipart/form-data; boundary=practice-boundary-practice-boundary')).toBe(400);
    expect(await status('multipart/form-data')).toBe(400);
  });
});

describe('starting and stopping', () => {
  it('keeps its tokens over a pause, and is not there meanwhile', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    await practice.control.pause();
    await expect(practice.whoami(access_token)).rejects.toThrow(TypeError);
    await practice.control.resume();
    expect((await practice.whoami(access_token)).status).toBe(200);
  });

  it('can be closed twice', async () => {
    const practice = await startPractice();
    await practice.close();
    await expect(practice.close()).resolves.toBeUndefined();
  });

  it('says so when the port is taken', async () => {
    const { address } = await startPractice();
    const port = Number(new URL(address).port);
    await expect(startPracticeServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('leaves the Request and Response of the process alone', async () => {
    await signIn(await startPractice());
    expect(globalThis.Request).toBe(NativeRequest);
    expect(globalThis.Response).toBe(NativeResponse);
  });
});
