import '../look/polyfills.ts';
import '../look/page.css';
import { createRoot } from 'react-dom/client';
import { Desk } from './desk.tsx';

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<Desk />);
