import '@digdir/designsystemet-css';
import '@digdir/designsystemet-css/theme';
import '@fontsource-variable/inter/wght.css';
import './app/styles/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { begin } from './app/begin.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

const started = await begin();
createRoot(root).render(<App started={started} />);
