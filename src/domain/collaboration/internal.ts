/** Events of a note inside the agency. Their kind says it, so that it is known also when the words have been erased. */
export const internalPrefix = 'note.';

/** Whether an event is of a note inside the agency: told to nobody outside, in no history, stream, export or webhook. */
export function isInternalEvent(type: string): boolean {
  return type.startsWith(internalPrefix);
}

/** Whether an event is of something said; its words are read from the comment, never from the event. */
export function isTalkEvent(type: string): boolean {
  return type.startsWith('comment.') || isInternalEvent(type);
}
