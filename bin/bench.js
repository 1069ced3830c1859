import { ensureBuilt, install, requireNode, root } from './prepare.js';

requireNode();
install();
ensureBuilt();
await import(`${root}dist/bench/main.js`);
