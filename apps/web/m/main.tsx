import './polyfills.ts';
import './phone.css';
import { createRoot } from 'react-dom/client';
import { colours, faces } from '../look/tokens.ts';
import { spoken } from '../words/language.ts';
import { App } from './app.tsx';

const { style } = document.documentElement;
for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
style.setProperty('--faces', faces);
document.documentElement.lang = spoken();

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<App />);
