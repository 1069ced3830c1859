import type { FastifyInstance } from 'fastify';

/** How often to look whether everything under way is done, in milliseconds. */
const interval = 25;

/**
 * Lets the server close as soon as the requests under way are answered. Connections on which nothing was asked yet, as browsers and
 * clients keep them ready, would otherwise hold it open for as long as they like.
 */
export function closeWhenQuiet(instance: FastifyInstance): void {
  let underway = 0;
  let timer: NodeJS.Timeout | undefined;
  instance.addHook('onRequest', (_request, { raw }, done) => {
    underway += 1;
    raw.once('close', () => (underway -= 1));
    done();
  });
  instance.addHook('preClose', (done) => {
    timer = setInterval(() => {
      if (underway === 0) instance.server.closeAllConnections();
    }, interval);
    done();
  });
  instance.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    done();
  });
}
