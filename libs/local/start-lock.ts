import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnce } from '#settings/exclusive-file';
import { LocalProblem } from './local-problem.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/** What a product that runs on a data folder tells others. The database's address has a password: the file is for its owner only. */
export type Product = ProcessIdentity & {
  /** What people open; empty while it starts. */
  readonly url: string;
  readonly databaseUrl?: string;
  readonly ownerUrl?: string;
  readonly temporalAddress?: string;
  readonly temporalUi?: string;
  /** The processes of the product itself, which a later start ends if this one was killed. */
  readonly children: readonly ProcessIdentity[];
};

/** The right to run on a data folder. */
export type StartLock = {
  /** What the last holder noted, if it was killed: its processes may still run. */
  readonly left?: Product;
  readonly note: (product: Omit<Product, keyof ProcessIdentity>) => void;
  readonly release: () => void;
};

const fileOf = (dataDir: string): string => join(dataDir, 'running.json');

/** Takes the lock of a data folder, also over from a holder that was killed. Refuses with `already-running` or `already-starting`. */
export function lock(dataDir: string): StartLock {
  const self = identify(process.pid);
  if (!self) throw new Error('this process cannot be identified');
  const file = fileOf(dataDir);
  const left = taken(dataDir, JSON.stringify({ ...self, url: '', children: [] }));
  return {
    ...(left ? { left } : {}),
    note: (product) => replace(file, JSON.stringify({ ...self, ...product })),
    release: () => rmSync(file, { force: true }),
  };
}

/** The product that runs on a data folder; undefined when none does. */
export function runningProduct(dataDir: string): Product | undefined {
  const product = productIn(contentOf(fileOf(dataDir)));
  return product && isRunning(product) ? product : undefined;
}

function taken(dataDir: string, own: string): Product | undefined {
  const file = fileOf(dataDir);
  let left: Product | undefined;
  while (!createOnce(file, own)) {
    const text = contentOf(file);
    const holder = productIn(text);
    if (holder && isRunning(holder)) throw new LocalProblem(holder.url ? 'already-running' : 'already-starting', { url: holder.url, folder: dataDir });
    if (text !== undefined && setAside(file, text)) left = holder;
  }
  return left;
}

/** Moves a dead holder's file away; if another start has meanwhile put its own there, it gets it back. */
function setAside(file: string, dead: string): boolean {
  const aside = `${file}.left.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  const moved = contentOf(aside);
  if (moved !== undefined && moved !== dead) createOnce(file, moved);
  rmSync(aside, { force: true });
  return moved === dead;
}

function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A file that a failing disk left empty or broken names nobody. */
function productIn(text: string | undefined): Product | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Product);
  } catch {
    return undefined;
  }
}
