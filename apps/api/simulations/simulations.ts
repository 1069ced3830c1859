import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { simulate, type Progress } from '#commands/simulation/simulate';
import type { Simulation } from '#commands/simulation/simulation';
import type { Report } from '#domain/simulation/report';
import { Problem } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import { Product } from '../product.ts';

/** A simulation as it stands: of whom, how far, and what came of it. */
export type Running = Readonly<{ id: string; person: string; progress: Progress } & ({ status: 'running' | 'cancelled' } | { status: 'done'; report: Report } | { status: 'failed'; problem: Problem })>;

type Entry = { standing: Running; readonly cancel: AbortController };

/** So many run at once: each takes a connection and its share of the processor. */
const mostRunning = 2;
/** For so long, in milliseconds, what is over can be asked for. */
const kept = 3_600_000;

/** The simulations of this process. They write nothing, so that they are kept in memory only; whoever asks later asks again. */
@Injectable()
export class Simulations implements BeforeApplicationShutdown {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly product: Product) {}

  /** Begins one; throws Problem `too-many-simulations`. */
  begin(person: string, wanted: Simulation): Running {
    const running = [...this.#entries.values()].filter(({ standing }) => standing.status === 'running');
    if (running.length >= mostRunning) throw new Problem(429, 'too-many-simulations', { most: mostRunning }, 10);
    const entry: Entry = { standing: { id: randomUUID(), person, status: 'running', progress: { done: 0, all: 0 } }, cancel: new AbortController() };
    this.#entries.set(entry.standing.id, entry);
    void this.#run(entry, wanted);
    return entry.standing;
  }

  /** That of an id, of the person who asked for it. Throws Problem `unknown-simulation`. */
  of(person: string, id: string): Running {
    return this.#entry(person, id).standing;
  }

  /** Ends one that runs; one that is over stays as it is. */
  cancel(person: string, id: string): Running {
    const entry = this.#entry(person, id);
    if (entry.standing.status === 'running') {
      const { progress } = entry.standing;
      entry.standing = { id, person, progress, status: 'cancelled' };
      entry.cancel.abort();
    }
    return entry.standing;
  }

  beforeApplicationShutdown(): void {
    for (const { cancel } of this.#entries.values()) cancel.abort();
  }

  #entry(person: string, id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry?.standing.person !== person) throw new Problem(404, 'unknown-simulation');
    return entry;
  }

  async #run(entry: Entry, wanted: Simulation): Promise<void> {
    const { id, person } = entry.standing;
    let progress: Progress = { done: 0, all: 0 };
    const stands = (standing: Running): void => {
      if (entry.standing.status === 'running') entry.standing = standing;
    };
    try {
      const onProgress = (come: Progress): void => {
        progress = come;
        stands({ id, person, progress, status: 'running' });
      };
      const report = await simulate(this.product.deps, wanted, { signal: entry.cancel.signal, onProgress });
      stands({ id, person, progress, status: 'done', report });
    } catch (error) {
      stands({ id, person, progress, status: 'failed', problem: problemOf(error) ?? new Problem(500, 'internal-error', { request: id }) });
    } finally {
      setTimeout(() => this.#entries.delete(id), kept).unref();
    }
  }
}
