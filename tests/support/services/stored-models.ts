// Where oidc-provider keeps what it issued, in memory and with a way in: an adapter as its documentation describes one.
import type { Adapter, AdapterPayload } from 'oidc-provider';

export class StoredModels {
  readonly #stored = new Map<string, AdapterPayload>();

  /** The adapter for one kind of model, such as "RefreshToken". */
  adapter(kind: string): Adapter {
    const keyOf = (id: string) => `${kind} ${id}`;
    return {
      upsert: async (id, payload) => void this.#stored.set(keyOf(id), payload),
      find: async (id) => this.#stored.get(keyOf(id)),
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
      destroy: async (id) => void this.#stored.delete(keyOf(id)),
      consume: async (id) => this.change(kind, id, { consumed: true }),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of this.#stored) if (payload.grantId === grantId) this.#stored.delete(key);
      },
    };
  }

  change(kind: string, id: string, changes: AdapterPayload): void {
    const payload = this.#stored.get(`${kind} ${id}`);
    if (!payload) throw new Error(`There is no such ${kind}.`);
    Object.assign(payload, changes);
  }
}
