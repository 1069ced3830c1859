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

const done = quick.map(timed);
const sound = done.every(({ status }) => status === 0);
if (sound) done.push(timed(['tests', jest]));
summarise(done, sound ? countsOf(result) : { passed: 0, failed: 1, skipped: 0 });

function timed([name, run]) {
  console.log(`\n— ${name}`);
  const start = performance.now();
  return { name, status: run(), seconds: (performance.now() - start) / 1000 };
}

/** Every test; or those of the paths and options that were given. */
function jest() {
  mkdirSync(`${root}dist`, { recursive: true });
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${result}`, ...rest];
  return spawnSync(process.execPath, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
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
