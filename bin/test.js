import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, isBuilt } from './build.js';
import { install, npm, requireNode, root } from './prepare.js';

const result = `${root}dist/test-result.json`;
const rest = process.argv.slice(2);

requireNode();
rmSync(result, { force: true });
install({ dev: true });

const quick = [
  ['types', () => npm(['run', '--silent', 'typecheck'])],
  ['lint', () => npm(['run', '--silent', 'lint'])],
  ['imports', () => npm(['run', '--silent', 'imports'])],
  ['build', () => (isBuilt(root) || build(root) ? 0 : 1)],
];

/** Tests that drive a browser, and those that start, kill and restart whole products, want the machine for themselves; all others run two files at a time. */
const alone = ['/test/pages/', '/test/faults/'];
const lanes = rest.length > 0
  ? [{ name: 'tests', options: rest }]
  : [{ name: 'tests', options: ['--maxWorkers=2', '--testPathIgnorePatterns', '/node_modules/', '/dist/', ...alone] }, { name: 'alone', options: ['--maxWorkers=1', ...alone] }];

const done = quick.map(timed);
const sound = done.every(({ status }) => status === 0);
const counts = [];
if (sound) for (const { name, options } of lanes) done.push(timed([name, () => jest(`${root}dist/${name}.json`, options, counts)]));
summarise(done, sound ? total(counts) : { passed: 0, failed: 1, skipped: 0 });

function timed([name, run]) {
  console.log(`\n— ${name}`);
  const start = performance.now();
  return { name, status: run(), seconds: (performance.now() - start) / 1000 };
}

function jest(report, options, counts) {
  mkdirSync(`${root}dist`, { recursive: true });
  rmSync(report, { force: true });
  const words = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...options];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  counts.push(countsOf(report));
  return status ?? 1;
}

function total(counts) {
  return counts.reduce((sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }), { passed: 0, failed: 0, skipped: 0 });
}

/** A file of tests that could not be loaded counts as one failed test. */
function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites, skipped: report.numPendingTests + report.numTodoTests };
}

function summarise(stages, counts) {
  const none = counts.passed + counts.failed === 0;
  const good = counts.failed === 0 && !none && stages.every(({ status }) => status === 0);
  writeFileSync(result, JSON.stringify({ ...counts, failed: good || counts.failed > 0 ? counts.failed : 1 }));
  console.log('');
  for (const { name, status, seconds } of stages) console.log(`${status === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s`);
  if (none) console.log('No test was executed.');
  console.log(good ? 'Everything passed.' : 'Something failed; see above.');
  process.exitCode = good ? 0 : 1;
}
