import { register } from 'node:module';

register('./typescript-loader.js', import.meta.url);

/** Jest's global set-up: the services of the run, started once. */
export default async function start() {
  const { startServices } = await import('./services.ts');
  globalThis.xiaohaoServices = await startServices();
}
