import type { ChannelValue } from '../../../contract/channels.ts';

/** How a channel stands, as the text that says it. */
export function channelStanding(
  c: Pick<ChannelValue, 'active' | 'stoppedFor' | 'failingSince'>,
): 'integration.on' | 'integration.off' | 'integration.failingNow' | 'integration.stoppedByItself' {
  if (c.active) return c.failingSince === null ? 'integration.on' : 'integration.failingNow';
  return c.stoppedFor === null ? 'integration.off' : 'integration.stoppedByItself';
}
