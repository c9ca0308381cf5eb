// A real HTTP server on loopback for one test: it keeps what it was sent and answers as the test says.
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type Answering = (response: http.ServerResponse, request: ReceivedRequest) => void;

export interface RecordingServer {
  readonly url: URL;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves when the first request is here, before it is answered. */
  readonly asked: Promise<http.ServerResponse>;
  /** Resolves when the connection of the first request is gone. */
  readonly hungUp: Promise<void>;
}

export const answerNothing: Answering = () => {};

/** Ends with the test that started it. */
export async function startRecordingServer(answer: Answering): Promise<RecordingServer> {
  const requests: ReceivedRequest[] = [];
  let hasAsked = (_response: http.ServerResponse) => {};
  let hasHungUp = () => {};
  const asked = new Promise<http.ServerResponse>((resolve) => {
    hasAsked = resolve;
  });
  const hungUp = new Promise<void>((resolve) => {
    hasHungUp = resolve;
  });
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => hasHungUp());
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const received = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(received);
      hasAsked(response);
      answer(response, received);
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/token`),
    requests,
    asked,
    hungUp,
  };
}

/** An address on loopback where no one listens. */
export async function deadAddress(path = '/token'): Promise<URL> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return new URL(`http://127.0.0.1:${port}${path}`);
}
