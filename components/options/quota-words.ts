import { formatCount } from '#components/ui';
import type { QuotaFigure, RouteQuotaReport } from '#lib/bedrock';
import type { Fault } from '#lib/routing';
import { describeFault, type FaultWords } from './fault-words.ts';

/** What was found of a model's quota, in sentences. */
export function describeQuota({ tokens, requests }: RouteQuotaReport): string {
  if (tokens.status === 'absent' && requests.status === 'absent') {
    return 'AWS lists no quota by its name in this region. Its fields are left as they were.';
  }
  return [
    ...foundSentence(tokens, requests),
    ...doubtSentence('tokens', tokens),
    ...doubtSentence('requests', requests),
  ].join(' ');
}

/** Whether a figure was filled in. */
export function isAnyFound({ tokens, requests }: RouteQuotaReport): boolean {
  return tokens.status === 'found' || requests.status === 'found';
}

function foundSentence(tokens: QuotaFigure, requests: QuotaFigure): string[] {
  const figures = [
    ...(tokens.status === 'found' ? [`${formatCount(tokens.perMinute)} tokens`] : []),
    ...(requests.status === 'found' ? [`${formatCount(requests.perMinute)} requests`] : []),
  ];
  return figures.length === 0 ? [] : [`${figures.join(' and ')} per minute.`];
}

function doubtSentence(unit: 'tokens' | 'requests', { status }: QuotaFigure): string[] {
  switch (status) {
    case 'found':
      return [];
    case 'absent':
      return [`AWS lists no quota of ${unit}.`];
    case 'ambiguous':
      return [`Several quotas of ${unit} could be its own: look it up and enter it.`];
    case 'zero':
      return [`AWS allows it no ${unit} at all: ask AWS for a quota.`];
  }
}

/** Why a region's quotas could not be read. */
export function describeQuotaFault(fault: Fault): FaultWords {
  switch (fault.kind) {
    case 'access':
      return {
        what: 'These credentials may not read quotas',
        action: 'Allow servicequotas:ListServiceQuotas for them, or enter the quotas yourself.',
      };
    case 'credentials':
      return describeFault(fault);
    case 'throttled':
      return { what: 'AWS was asked for quotas too often', action: 'Read them again in a minute.' };
    case 'transient':
      return {
        what: 'No usable answer arrived',
        action: 'Check the network, the region and the endpoint; if they are right, read them again.',
      };
    default:
      return { what: 'AWS does not tell quotas here', action: 'Enter them yourself, or leave them to be learned.' };
  }
}
