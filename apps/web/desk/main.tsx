import '../look/polyfills.ts';
import '../look/page.css';
import { createRoot } from 'react-dom/client';
import { spoken } from '../words/language.ts';
import { Desk } from './desk.tsx';

document.documentElement.lang = spoken();
const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<Desk />);
