import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from '../../bin/build.js';

register('./typescript-loader.js', import.meta.url);

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders whose tests start the built product. */
const wholeProduct = ['journeys', 'faults', 'pages'];

/** Jest's global set-up: the services of the run, started once; and the product built, when a test of it is wanted and a source is newer. */
export default async function start({ testPathPatterns }) {
  if (wantsProduct(testPathPatterns.patterns) && !isBuilt(root)) build(root);
  const { startServices } = await import('./services.ts');
  globalThis.xiaohaoServices = await startServices();
}

const wantsProduct = (patterns) => patterns.length === 0 || wholeProduct.some((folder) => readdirSync(`${root}test/${folder}`).some((file) => patterns.some((pattern) => new RegExp(pattern).test(`${root}test/${folder}/${file}`))));
