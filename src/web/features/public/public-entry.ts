// The style of the public pages: an entry of its own, since they carry no script. The built style sheet is found by
// this file's name in Vite's manifest.
import '@digdir/designsystemet-css';
import '@digdir/designsystemet-css/theme';
import '@fontsource-variable/inter/wght.css';
import './public.css';
