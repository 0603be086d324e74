export {
  type Channel,
  channels,
  defaultChannel,
  isNoticeType,
  type NoticeTopic,
  type NoticeType,
  noticeText,
  noticeTopicNames,
  noticeTopics,
  noticeTypes,
  type WatchReason,
  watchReasons,
} from './notices.ts';
