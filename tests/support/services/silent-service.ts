// A service that takes every request and never answers it.
import type { Socket } from 'node:net';
import { RawService } from './raw-service.ts';

export class SilentService {
  readonly #open: Set<Socket>;
  readonly #service: RawService;

  private constructor(service: RawService, open: Set<Socket>) {
    this.#service = service;
    this.#open = open;
  }

  static async start(): Promise<SilentService> {
    const open = new Set<Socket>();
    const service = await RawService.start((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    return new SilentService(service, open);
  }

  get address(): string {
    return `http://${this.#service.host}`;
  }

  /** How many requests have come. */
  get asked(): number {
    return this.#service.requests.length;
  }

  /** How many of them are still waiting. */
  get waiting(): number {
    return this.#open.size;
  }

  /** Breaks every connection on which a request waits. */
  hangUp(): void {
    for (const socket of this.#open) socket.destroy();
  }

  stop(): Promise<void> {
    return this.#service.stop();
  }
}
