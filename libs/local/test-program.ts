import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of a test as a process of its own. */
export type TestProgram = Readonly<{
  child: ChildProcess;
  /** What it has written so far. */
  output: () => string;
  /** Waits for a text in its output. */
  says: (text: string, patienceMs?: number) => Promise<void>;
  /** Its exit status, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}>;

/** Lets plain Node import this repository's TypeScript. */
const typescript = `data:text/javascript,${encodeURIComponent("import { register } from 'node:module'; register('./test/support/typescript-loader.js', `file://${process.cwd()}/`);")}`;

/** A folder for one test file, which every user can enter, and the programs that run in it; `clean` ends and removes them. */
export function workshop(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(folder, 0o711);
  const programs: TestProgram[] = [];
  const file = (text: string): string => {
    const path = join(folder, `program-${programs.length}-${text.length}.mjs`);
    writeFileSync(path, text);
    return path;
  };
  return {
    folder,
    /** Writes a plain program and returns its path. */
    file,
    /** Runs a module of this repository's TypeScript, in the folder of the repository. */
    run: (text: string, env: NodeJS.ProcessEnv = {}): TestProgram => {
      const program = running(spawn(process.execPath, ['--import', typescript, '--input-type=module', '--eval', text], { env: { ...process.env, ...env } }));
      programs.push(program);
      return program;
    },
    clean: async (): Promise<void> => {
      for (const { child, ended } of programs) {
        child.kill('SIGTERM');
        await Promise.race([ended, sleep(20_000, undefined, { ref: false })]);
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function running(child: ChildProcess): TestProgram {
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (written += text));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const says = async (text: string, patienceMs = 60_000): Promise<void> => {
    const until = performance.now() + patienceMs;
    while (!written.includes(text)) {
      if (performance.now() > until || child.exitCode !== null) throw new Error(`waited for ${text}; it said:\n${written}`);
      await sleep(20);
    }
  };
  return { child, output: () => written, says, ended };
}
