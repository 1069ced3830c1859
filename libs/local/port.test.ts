import { createServer, type Server } from 'node:net';
import { anyFreePort, choosePort, isFree } from './port.ts';

describe('a port', () => {
  const server: Server = createServer();
  let taken = 0;
  beforeAll(async () => {
    taken = await anyFreePort();
    await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('that the user named is refused when another program has it', async () => {
    await expect(choosePort('HTTP', taken, 3000)).rejects.toMatchObject({ code: 'port-in-use', facts: { port: taken, what: 'HTTP' } });
  });

  it('that the user named is used when it is free', async () => {
    const free = await anyFreePort();
    expect(await choosePort('HTTP', free, taken)).toBe(free);
  });

  it('that nobody named gives way to another when it is taken', async () => {
    const chosen = await choosePort('HTTP', undefined, taken);
    expect(chosen).not.toBe(taken);
    expect(await isFree(chosen)).toBe(true);
  });
});
