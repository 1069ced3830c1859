import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { phoneAddressFor } from './phone.ts';

/** The addresses of pages; each is the same document, which reads its own address. Links in mail lead to the case. */
export const addresses = ['/', '/cases', '/cases/:caseId', '/report', '/dispatch', '/leader', '/units/:unit', '/rules', '/campaigns', '/campaigns/:campaign', '/delegations', '/rounds', '/rounds/:round'] as const;

/** The addresses of the phone, which has a light document of its own. */
export const phoneAddresses = ['/m', '/m/*'] as const;

/** Whether somebody looks for a page that there is not: they are told so on a page, from which they find on. */
const isForPerson = ({ url, headers: { accept = '' } }: FastifyRequest): boolean => !url.startsWith('/api/') && accept.includes('text/html');

/** A year, in seconds: the name of an asset changes with what is in it. */
const aYear = 365 * 86_400;

/** Where the build put the pages; undefined when they were not built. */
function built(from: string): string | undefined {
  const folder = join(from, 'dist', 'web');
  if (existsSync(join(folder, 'index.html'))) return folder;
  return dirname(from) === from ? undefined : built(dirname(from));
}

/** Serves the pages. Without a build there are none, and the documentation of the API is what there is to see. */
export async function servePages(app: NestFastifyApplication): Promise<void> {
  const folder = built(import.meta.dirname);
  const server = app.getHttpAdapter().getInstance();
  if (folder === undefined) {
    server.get('/', (_request, reply) => reply.redirect('/api/docs'));
    return;
  }
  await server.register(fastifyStatic, { root: folder, serve: false });
  for (const address of phoneAddresses) server.get(address, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('m/index.html', { cacheControl: false }));
  for (const address of addresses) {
    server.get(address, (request, reply) => {
      const phone = phoneAddressFor(request.url, request.headers);
      void reply.header('cache-control', 'no-cache').header('vary', 'user-agent, cookie');
      return phone === undefined ? reply.sendFile('index.html', { cacheControl: false }) : reply.redirect(phone);
    });
  }
  server.get('/*', (request, reply) => (isForPerson(request) ? reply.status(404).header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false }) : reply.callNotFound()));
  server.get('/phone-worker.js', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('phone-worker.js', { cacheControl: false }));
  server.get('/icon.svg', (_request, reply) => reply.sendFile('icon.svg', { maxAge: 3_600_000 }));
  server.get<{ Params: { file: string } }>('/assets/:file', ({ params }, reply) => reply.header('cache-control', `public, max-age=${aYear}, immutable`).sendFile(`assets/${params.file}`, { cacheControl: false }));
}
