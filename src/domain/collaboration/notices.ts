/** How a person can be told: in the product; there and by e-mail at once; there and in a daily e-mail; not at all. */
export const channels = ['product', 'mail', 'digest', 'off'] as const;
/** See {@link channels}. */
export type Channel = (typeof channels)[number];

/** What people choose a channel for, each with what holds until they do. Words: `collaboration.topic.<name>`. */
export const noticeTopics = {
  /** Somebody addresses or appoints me. */
  direct: 'mail',
  /** I am asked to decide or answer, or my question has been. */
  answers: 'mail',
  /** What became of a need I asked for or support. */
  needs: 'mail',
  /** Something of mine is due. */
  due: 'digest',
  /** Talk about what I follow. */
  talk: 'digest',
  /** Changes in what I follow. */
  changes: 'product',
} as const satisfies Record<string, Channel>;
/** A topic of notices. */
export type NoticeTopic = keyof typeof noticeTopics;
/** All topics, as the settings show them. */
export const noticeTopicNames = Object.keys(noticeTopics) as NoticeTopic[];

/**
 * Every kind of notice, with the topic whose channel it follows. A module that needs one adds its line here and its
 * words under `collaboration.notice.<type>` in three languages; arguments: `actor` (name, or empty when nobody did it),
 * `key`, `title`, and whatever `data` was given (text and numbers).
 */
export const noticeTypes = {
  mentioned: 'direct',
  assigned: 'direct',
  followUpGiven: 'direct',
  channelStopped: 'direct',
  commented: 'talk',
  attached: 'talk',
  changed: 'changes',
  linked: 'changes',
  moved: 'changes',
  approvalAsked: 'answers',
  approvalDecided: 'answers',
  dependencyAsked: 'answers',
  dependencyAnswered: 'answers',
  distributed: 'answers',
  distributionAnswered: 'answers',
  needArrived: 'answers',
  needTakenUp: 'needs',
  needDeclined: 'needs',
  needMerged: 'needs',
  needMet: 'needs',
  needInProduction: 'needs',
  reportDue: 'due',
  measurementDue: 'due',
  doneProposed: 'due',
  followUp: 'due',
} as const satisfies Record<string, NoticeTopic>;
/** A kind of notice. */
export type NoticeType = keyof typeof noticeTypes;

/** Whether a string names a kind of notice of this version. */
export function isNoticeType(text: string): text is NoticeType {
  return Object.hasOwn(noticeTypes, text);
}

/** The text of a kind of notice. */
export const noticeText = (type: NoticeType): `collaboration.notice.${NoticeType}` =>
  `collaboration.notice.${type}`;

/** The channel that a kind of notice follows until somebody chooses. */
export function defaultChannel(type: NoticeType): Channel {
  return noticeTopics[noticeTypes[type]];
}

/** Why somebody follows a matter. Words: `collaboration.watch.reason.<name>`. */
export const watchReasons = ['author', 'owner', 'commented', 'mentioned', 'supported', 'self'] as const;
/** See {@link watchReasons}. */
export type WatchReason = (typeof watchReasons)[number];
