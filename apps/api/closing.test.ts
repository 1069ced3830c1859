import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { api } from '../../test/support/api.ts';

const { app, token } = api();

it('closing ends live feeds at once, and does not wait for connections on which nothing was asked', async () => {
  await app().listen(0, '127.0.0.1');
  const url = await app().getUrl();
  const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  const feed = await fetch(`${url}/api/feed`, { headers: { authorization: `Bearer ${await token('director')}` } });
  const ended = feed.text().then(() => 'ended', () => 'cut');
  await sleep(100);
  const start = performance.now();
  await app().close();
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(await ended).toBe('ended');
  idle.destroy();
});
