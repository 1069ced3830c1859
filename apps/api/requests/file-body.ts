import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { Problem } from '../problems/problem.ts';

/** The media types of a body that is the content of a file. */
export const fileTypes = { part: 'application/offset+octet-stream', whole: 'application/octet-stream' } as const;

/** Lets the routes below a path take the content of files as it comes, a chunk at a time; everywhere else such a body is refused. */
export function takeFiles(server: FastifyInstance, below: string): void {
  server.addContentTypeParser(Object.values(fileTypes), (request, payload, done) => {
    if (request.is404 || request.routeOptions.url?.startsWith(below) === true) done(null, payload);
    else done(new UnsupportedMediaTypeException());
  });
}

/** The body of a request as the content of a file; one without a body has an empty content. It stays open when nobody reads to its end, so that the answer still arrives. */
export function contentOf(body: unknown): Readable {
  if (body === undefined || body === null) return Readable.from([]);
  if (!(body instanceof Readable)) throw new Problem(415, 'file-expected');
  return Readable.from(body.iterator({ destroyOnReturn: false }), { objectMode: false });
}
