import { useTexts } from '../texts/texts-context.ts';

/** An instant as one says it, with the exact one on hover and for machines. */
export function When({ at }: { readonly at: string }) {
  const { relative, instant } = useTexts();
  return (
    <time dateTime={at} title={instant(at)}>
      {relative(at)}
    </time>
  );
}

/** A calendar day. */
export function DayText({ day }: { readonly day: string }) {
  const texts = useTexts();
  return (
    <time dateTime={day} title={texts.day(day)}>
      {texts.shortDay(day)}
    </time>
  );
}
