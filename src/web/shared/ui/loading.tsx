import { Skeleton } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/texts-context.ts';

/** Grey lines where text will be, shown only when it takes more than 200 ms. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="rt-loading" aria-busy="true">
      <span className="rt-sr">{t('common.loading')}</span>
      {shown
        ? Array.from({ length: lines }, (_, i) => `line-${i}`).map((id) => (
            <Skeleton key={id} variant="text" aria-hidden />
          ))
        : null}
    </div>
  );
}
