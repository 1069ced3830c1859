import { connect, createServer, type Server, type Socket } from 'node:net';

/** A cable to a server that can be pulled: what ran through it breaks, and nothing gets through any more. */
export type Cable = Readonly<{ url: string; pull: () => Promise<void> }>;

/** Lays a cable to the server of a URL. */
export async function cableTo(url: string): Promise<Cable> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy()).pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cable = new URL(url);
  cable.host = `127.0.0.1:${portOf(server)}`;
  const pull = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: cable.href, pull };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the cable is not laid');
  return address.port;
}
