import './polyfills.ts';
import './phone.css';
import { createRoot } from 'react-dom/client';
import { colours, faces } from '../look/tokens.ts';
import { spoken } from '../words/language.ts';
import { App, newQueries } from './app.tsx';
import { carryReads } from './offline/reads.ts';
import { keepPages } from './offline/pages.ts';

const { style } = document.documentElement;
for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
style.setProperty('--faces', faces);
document.documentElement.lang = spoken();

const place = document.getElementById('root');
const queries = newQueries();
/** What was kept is waited for shortly: a page that comes without it is better than none. */
const patience = 1_000;
void Promise.race([carryReads(queries), new Promise((resolve) => setTimeout(resolve, patience))]).then(() => place !== null && createRoot(place).render(<App queries={queries} />));
void keepPages();
