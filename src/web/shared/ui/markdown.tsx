import { lazy, Suspense } from 'react';

const Rendered = lazy(() => import('./markdown-rendered.tsx'));

/** Text in Markdown, shown. HTML in it is shown as text, never run; `lang` is the language it is written in. */
export function Markdown({ text, lang }: { readonly text: string; readonly lang?: string }) {
  return (
    <div className="rt-markdown" lang={lang}>
      <Suspense fallback={<p className="rt-plain">{text}</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  );
}
