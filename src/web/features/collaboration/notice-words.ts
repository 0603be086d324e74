import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import { isNoticeType, noticeText } from '../../../domain/collaboration/notices.ts';
import { noticeArguments } from '../../../domain/collaboration/words.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';

/** A notice as a sentence. One of a kind that this page does not know is told as a change. */
export function noticeSentence(
  texts: Texts,
  node: NoticeGroupValue['node'],
  notice: NoticeGroupValue['notices'][number],
): string {
  if (!isNoticeType(notice.type)) return texts.t('collaboration.unknownNotice');
  return texts.derived(
    noticeText(notice.type),
    noticeArguments(
      { type: notice.type, actor: notice.actor, data: notice.data, node },
      {
        state: (kind, state) => processTexts(texts, kind).state(state),
        field: (kind, field) => processTexts(texts, kind).field(field),
        transition: (kind, name) => processTexts(texts, kind).transition(name),
        list: (items) => texts.list(items),
        nobody: texts.t('collaboration.nobody'),
        hidden: texts.t('collaboration.hidden'),
      },
    ),
  );
}
