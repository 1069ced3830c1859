import { createServer } from 'node:net';
import { LocalProblem } from './local-problem.ts';

/** True when a server can listen there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listen(port, host).then(() => true, () => false);
}

/** A port that nobody listens on, chosen by the system. */
export const anyFreePort = (host = '127.0.0.1'): Promise<number> => listen(0, host);

/**
 * The port to use for `what`: the one the user named, or the usual one, or any free one when the usual one is taken.
 * Refuses with `port-in-use` when the user named a port that is taken.
 */
export async function choosePort(what: string, named: number | undefined, usual: number, host = '127.0.0.1'): Promise<number> {
  if (named !== undefined && !(await isFree(named, host))) throw new LocalProblem('port-in-use', { port: named, what });
  if (named !== undefined) return named;
  return usual !== 0 && (await isFree(usual, host)) ? usual : anyFreePort(host);
}

/** A name under which this machine reaches what listens on `host`. */
export const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
