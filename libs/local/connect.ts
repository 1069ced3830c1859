import type { Settings } from '#settings/settings';
import { ensureDataFolder } from './data-folder.ts';
import { type Clock, startClock, startDatabase } from './services.ts';
import { runningProduct } from './start-lock.ts';

/** What a command line needs of a product, running or not. */
export type Connected = Readonly<{
  databaseUrl: string;
  ownerUrl: string;
  /** Undefined when no product runs and none was asked for. */
  temporalAddress?: string;
  /** Ends what was started for this command only. */
  close: () => Promise<void>;
}>;

/**
 * Finds the database and Temporal: those of the settings, else those of the product that runs on the data folder, else PostgreSQL
 * (and Temporal, if asked for) is started for the time of the command.
 */
export async function connect(settings: Settings, needs: { readonly temporal?: boolean } = {}): Promise<Connected> {
  const product = runningProduct(settings.dataDir);
  const known: Settings = { ...settings, ...addressesOf(settings, product) };
  if (known.databaseUrl === undefined || (needs.temporal && known.temporalAddress === undefined)) await ensureDataFolder(settings.dataDir);
  const database = await startDatabase(known, quiet);
  try {
    const clock = needs.temporal || known.temporalAddress !== undefined ? await startClock(known, quiet) : undefined;
    return { databaseUrl: database.databaseUrl, ownerUrl: database.ownerUrl, ...addressOf(clock), close: () => closeBoth(database, clock) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

const quiet = { restarting: () => undefined };

const addressOf = (clock: Clock | undefined): Pick<Connected, 'temporalAddress'> => (clock ? { temporalAddress: clock.temporalAddress } : {});

/** What the settings do not name is taken from the running product, the database with its owner together. */
function addressesOf(settings: Settings, product: ReturnType<typeof runningProduct>): Partial<Settings> {
  const temporal = settings.temporalAddress ?? product?.temporalAddress;
  const database = settings.databaseUrl === undefined && product?.databaseUrl !== undefined;
  return {
    ...(temporal === undefined ? {} : { temporalAddress: temporal }),
    ...(database ? { databaseUrl: product.databaseUrl ?? '', databaseOwnerUrl: product.ownerUrl ?? product.databaseUrl ?? '' } : {}),
  };
}

async function closeBoth(database: { stop: () => Promise<void> }, clock: Clock | undefined): Promise<void> {
  await clock?.stop();
  await database.stop();
}
