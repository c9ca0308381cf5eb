import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GatePass,
  MAX_REQUESTS,
  MAX_REQUESTS_PER_HOST,
  MORE_URGENT_REQUESTS,
  RequestGate,
  type Urgency,
} from '../../../app/tokens/request-gate.ts';
import { settle } from '../../support/core/manual-clock.ts';

interface Running {
  readonly name: string;
  readonly host: string;
  readonly finish: (error?: Error) => void;
}

/** Runs tasks that end when the test says so, and notes which are under way. */
class GateUnderTest {
  readonly running: Running[] = [];
  readonly begun: string[] = [];
  readonly #gate = new RequestGate();

  reconsider(flight: Urgency): void {
    this.#gate.reconsider(flight);
  }

  ask(
    name: string,
    { host = name, flight = { isUrgent: false } }: Partial<GatePass> = {},
  ): Promise<string | undefined> {
    return this.#gate.run({ host, flight }, () => {
      this.begun.push(name);
      return new Promise<string>((resolve, reject) => {
        const finish = (error?: Error) => {
          this.running.splice(
            this.running.findIndex((task) => task.finish === finish),
            1,
          );
          if (error) reject(error);
          else resolve(name);
        };
        this.running.push({ name, host, finish });
      });
    });
  }

  close(): void {
    this.#gate.close();
  }

  async finish(name: string, error?: Error): Promise<void> {
    this.running.find((task) => task.name === name)?.finish(error);
    await settle();
  }
}

describe('the request gate', () => {
  it('once closed lets no request begin, calls off those in the queue, and leaves those under way alone', async () => {
    const gate = new GateUnderTest();
    const asked = ['a', 'b', 'c'].map((name) => gate.ask(name, { host: 'one' }));
    await settle();
    gate.close();
    const late = gate.ask('late', { flight: { isUrgent: true } });
    await gate.finish('a');
    await gate.finish('b');
    expect(await Promise.all([...asked, late])).toEqual(['a', 'b', undefined, undefined]);
    expect(gate.begun).toEqual(['a', 'b']);
  });

  it('lets four requests through at once', async () => {
    const gate = new GateUnderTest();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) void gate.ask(name);
    await settle();
    expect(gate.begun).toEqual(['a', 'b', 'c', 'd']);
    await gate.finish('b');
    expect(gate.begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('lets two requests to a host through at once, and a slow host delays no other', async () => {
    const gate = new GateUnderTest();
    for (const name of ['slow 1', 'slow 2', 'slow 3', 'slow 4', 'slow 5'])
      void gate.ask(name, { host: 'slow' });
    for (const name of ['b', 'c', 'd']) void gate.ask(name);
    await settle();
    expect(gate.begun).toEqual(['slow 1', 'slow 2', 'b', 'c']);
    await gate.finish('b');
    expect(gate.begun.at(-1)).toBe('d');
    await gate.finish('slow 2');
    expect(gate.begun.at(-1)).toBe('slow 3');
  });

  it('lets an operator who waits go first', async () => {
    const gate = new GateUnderTest();
    for (const name of ['a', 'b', 'c']) void gate.ask(name, { host: 'one' });
    void gate.ask('urgent', { host: 'one', flight: { isUrgent: true } });
    await settle();
    await gate.finish('a');
    await gate.finish('b');
    expect(gate.begun.slice(2)).toEqual(['urgent', 'c']);
  });

  it('lets operators in though services that do not answer hold all the places, but only two more', async () => {
    const gate = new GateUnderTest();
    for (const name of ['a', 'b', 'c', 'd', 'patient']) void gate.ask(name);
    for (const name of ['urgent 1', 'urgent 2', 'urgent 3'])
      void gate.ask(name, { flight: { isUrgent: true } });
    await settle();
    expect(gate.begun).toEqual(['a', 'b', 'c', 'd', 'urgent 1', 'urgent 2']);
    await gate.finish('urgent 1');
    expect(gate.begun.at(-1)).toBe('urgent 3');
    await gate.finish('urgent 2');
    await gate.finish('urgent 3');
    expect(gate.begun).not.toContain('patient');
  });

  it('lets a request in as soon as an operator has come to wait for it', async () => {
    const gate = new GateUnderTest();
    const flight = { isUrgent: false };
    for (const name of ['a', 'b', 'c', 'd', 'e']) void gate.ask(name);
    void gate.ask('wanted', { flight });
    await settle();
    flight.isUrgent = true;
    gate.reconsider(flight);
    await settle();
    expect(gate.begun.at(-1)).toBe('wanted');
  });

  it('looks at no other request when an operator has come to wait for one, however many wait', async () => {
    const gate = new GateUnderTest();
    let looks = 0;
    const flights = Array.from({ length: 10_000 }, () => {
      const flight = { isUrgent: false };
      return {
        flight,
        watched: Object.defineProperty({ ...flight }, 'isUrgent', { get: () => look(flight) }),
      };
    });
    function look({ isUrgent }: Urgency): boolean {
      looks += 1;
      return isUrgent;
    }
    for (const [at, { watched }] of flights.entries())
      void gate.ask(`${at}`, { host: 'one', flight: watched });
    const wanted = flights.at(-1);
    if (!wanted) throw new Error('there are ten thousand');
    wanted.flight.isUrgent = true;
    looks = 0;
    gate.reconsider(wanted.watched);
    expect(looks).toBe(1);
    await settle();
    await gate.finish('0');
    expect(gate.begun.at(-1)).toBe('9999');
  });

  it('serves the services in turn, so that the many companies of one do not hold up another', async () => {
    const gate = new GateUnderTest();
    for (const host of ['big', 'other'])
      for (const one of [1, 2, 3, 4, 5]) void gate.ask(`${host} ${one}`, { host });
    void gate.ask('small', { host: 'small' });
    await settle();
    expect(gate.begun).toEqual(['big 1', 'big 2', 'other 1', 'other 2']);
    await gate.finish('big 1');
    await gate.finish('other 1');
    expect(gate.begun.slice(4)).toEqual(['big 3', 'other 3']);
    await gate.finish('big 2');
    expect(gate.begun.at(-1)).toBe('small');
  });

  it('hands the task’s outcome on and frees its place, also when it throws', async () => {
    const gate = new GateUnderTest();
    const asked = ['a', 'b', 'c'].map((name) => gate.ask(name, { host: 'one' }));
    const thrown = expect(asked[0]).rejects.toThrow('broken');
    await settle();
    await gate.finish('a', new Error('broken'));
    await thrown;
    expect(gate.begun).toEqual(['a', 'b', 'c']);
    await gate.finish('b');
    await expect(asked[1]).resolves.toBe('b');
  });

  it('frees the place of a task that throws before it waits', async () => {
    const gate = new RequestGate();
    const fail = () => {
      throw new Error('broken');
    };
    for (let each = 0; each < 10; each += 1) {
      await expect(gate.run({ host: 'one', flight: { isUrgent: false } }, fail)).rejects.toThrow('broken');
    }
    await expect(gate.run({ host: 'one', flight: { isUrgent: false } }, async () => 'fine')).resolves.toBe(
      'fine',
    );
  });

  it('keeps both limits and serves everyone in the end, whatever the order', async () => {
    const request = fc.record({ host: fc.constantFrom('a', 'b', 'c', 'd'), urgent: fc.boolean() });
    const orders = fc.array(fc.nat(1_000), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 12 }), orders, async (requests, order) => {
        const gate = new GateUnderTest();
        const all = requests.map(({ host, urgent }, index) =>
          gate.ask(`${index}`, { host, flight: { isUrgent: urgent } }),
        );
        for (let turn = 0; gate.begun.length < requests.length || gate.running.length > 0; turn += 1) {
          await new Promise(setImmediate);
          const patient = gate.running.filter(({ name }) => !requests[Number(name)]?.urgent);
          expect(patient.length).toBeLessThanOrEqual(MAX_REQUESTS);
          expect(gate.running.length).toBeLessThanOrEqual(MAX_REQUESTS + MORE_URGENT_REQUESTS);
          for (const host of 'abcd') {
            const toHost = gate.running.filter((task) => task.host === host);
            expect(toHost.length).toBeLessThanOrEqual(MAX_REQUESTS_PER_HOST);
          }
          gate.running[(order[turn % order.length] ?? 0) % gate.running.length]?.finish();
        }
        await expect(Promise.all(all)).resolves.toHaveLength(requests.length);
      }),
      { numRuns: 200 },
    );
  });
});
