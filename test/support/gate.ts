import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that is closed until it is opened: who knocks before is turned away. */
export type Gate = Readonly<{ address: string; open: () => void; close: () => Promise<void> }>;

/** Puts a gate before `host:port`. */
export async function gateBefore(address: string): Promise<Gate> {
  const [host = '', port] = address.split(':');
  const sockets = new Set<Socket>();
  let isOpen = false;
  const server = createServer((near) => {
    if (!isOpen) return near.destroy();
    const far = connect(Number(port), host);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy()).pipe(other);
    }
    return near;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = server.address();
  if (own === null || typeof own === 'string') throw new Error('the gate has no port');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { address: `127.0.0.1:${own.port}`, open: () => void (isOpen = true), close };
}
