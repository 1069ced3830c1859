import { ensureBuilt, install, requireNode, requirePython, root } from './prepare.js';

requireNode();
requirePython();
install();
ensureBuilt();
process.argv.splice(2, 0, 'start');
await import(`${root}dist/apps/cli/main.js`);
