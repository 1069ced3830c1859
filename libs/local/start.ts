import type { LocalWord } from '#catalogue/local';
import { sessionSecret } from '#settings/session-secret';
import type { Settings } from '#settings/settings';
import { ensureDataFolder, requireSpace } from './data-folder.ts';
import { aborted, interruption } from './interruption.ts';
import type { ProblemFacts } from './local-problem.ts';
import { choosePort, reachable } from './port.ts';
import { prepareSchema } from './prepare-schema.ts';
import { endProcess } from './process-identity.ts';
import { apiSpec, type Programs, workerSpec } from './programs.ts';
import { sentence } from './sentence.ts';
import { type Services, startServices } from './services.ts';
import { lock, type StartLock } from './start-lock.ts';
import { supervise } from './supervise.ts';
import { Undo } from './undo.ts';

/** What the start needs of the rest of the product. */
export type StartParts = Readonly<{
  programs: Programs;
  /** Fills an empty database with the demonstration city; does nothing to any other. `tell` reports how far it is. */
  seed?: (settings: Settings, services: Services, tell: (line: string) => void) => Promise<void>;
  tell: (line: string) => void;
}>;

/** One start: what it was given, what it must undo, and whether somebody wants it to stop. */
type Attempt = StartParts & Readonly<{ settings: Settings; undo: Undo; signal: AbortSignal; say: (word: LocalWord, facts?: ProblemFacts) => void }>;

/**
 * Starts the whole product on this machine and returns when it was asked to stop and has stopped.
 * Throws LocalProblem with one clear reason when it cannot start; what was started by then is stopped again.
 */
export async function start(settings: Settings, parts: StartParts): Promise<void> {
  const { signal, release } = interruption();
  const undo = new Undo();
  const say: Attempt['say'] = (word, facts) => parts.tell(sentence(settings.locale, word, facts));
  try {
    await bringUp({ ...parts, settings, undo, signal, say });
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) say('stopping');
    await undo.all();
    release();
  }
  say('stopped');
}

async function bringUp(attempt: Attempt): Promise<void> {
  const held = await claim(attempt);
  const settings = await withPort(attempt.settings);
  const services = await startedServices({ ...attempt, settings });
  await fill({ ...attempt, settings }, services);
  await startChildren({ ...attempt, settings }, services, held);
  announce({ ...attempt, settings }, services);
}

/** The data folder, for this start alone. Processes of a product that was killed may still be ending there. */
async function claim({ settings, undo }: Attempt): Promise<StartLock> {
  await ensureDataFolder(settings.dataDir);
  const held = undo.after(lock(settings.dataDir), (taken) => taken.release());
  await requireSpace(settings.dataDir, settings.leastDiskMB);
  await Promise.all((held.left?.children ?? []).map((child) => endProcess(child)));
  return held;
}

/** The port of the settings, or any free one when none was named and the usual one is taken. */
async function withPort(settings: Settings): Promise<Settings> {
  const named = settings.named.has('PORT') && settings.port !== 0 ? settings.port : undefined;
  const port = await choosePort('HTTP', named, settings.port, settings.host);
  const publicUrl = settings.named.has('XIAOHAO_PUBLIC_URL') ? settings.publicUrl : `http://${reachable(settings.host)}:${port}`;
  return { ...settings, port, publicUrl, secret: sessionSecret(settings) };
}

async function startedServices({ settings, undo, signal, say }: Attempt): Promise<Services> {
  say('starting-services');
  const services = await startServices(settings, { restarting: (service) => say('service-ended', { service }) });
  undo.after(services, (running) => running.stop());
  signal.throwIfAborted();
  return services;
}

/** The tables, and in a demonstration the city. */
async function fill({ settings, seed, signal, say, tell }: Attempt, services: Services): Promise<void> {
  say('migrating');
  await prepareSchema(services.ownerUrl);
  if (seed && settings.mode === 'demonstration') await Promise.race([seed(settings, services, tell), aborted(signal)]);
  signal.throwIfAborted();
}

async function startChildren({ settings, programs, undo, signal, say }: Attempt, services: Services, held: StartLock): Promise<void> {
  say('starting-children');
  const note = (): void => held.note({ ...addresses(settings, services), children: children.flatMap((child) => child.identity() ?? []) });
  const events = {
    ended: (child: string, pauseMs: number) => say('child-ended', { child, seconds: pauseMs / 1000, logs: `${settings.dataDir}/logs` }),
    started: () => note(),
  };
  const specs = [workerSpec(settings, services, programs), apiSpec(settings, services, programs)];
  const children = specs.map((spec) => undo.after(supervise(spec, events), (child) => child.stop()));
  note();
  await Promise.all(children.map((child) => child.ready(signal)));
}

const addresses = (settings: Settings, services: Services) => ({
  url: settings.publicUrl,
  databaseUrl: services.databaseUrl,
  ownerUrl: services.ownerUrl,
  temporalAddress: services.temporalAddress,
  ...(services.temporalUi === undefined ? {} : { temporalUi: services.temporalUi }),
});

function announce({ settings, say }: Attempt, services: Services): void {
  say('product-ready', { url: settings.publicUrl });
  if (settings.mode === 'demonstration') say('sign-in', { url: settings.publicUrl });
  if (services.temporalUi !== undefined) say('temporal-ui', { url: services.temporalUi });
  say('how-to-stop');
}
