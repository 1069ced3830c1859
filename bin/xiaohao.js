#!/usr/bin/env node
import { ensureBuilt, install, requireNode, root } from './prepare.js';

requireNode();
install();
ensureBuilt();
process.title = 'xiaohao';
await import(`${root}dist/apps/cli/main.js`);
