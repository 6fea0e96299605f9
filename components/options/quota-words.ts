import { t } from '@lingui/core/macro';
import { formatCount } from '#components/ui';
import type { QuotaFigure, RouteQuotaReport } from '#lib/bedrock';
import type { Fault } from '#lib/routing';
import { describeFault, type FaultWords } from './fault-words.ts';

/** What was found of a model's quota, in sentences. */
export function describeQuota({ tokens, requests }: RouteQuotaReport): string {
  if (tokens.status === 'absent' && requests.status === 'absent') {
    return t`AWS lists no quota by its name in this region. Its fields are left as they were.`;
  }
  return [foundSentence(tokens, requests), tokenDoubt(tokens), requestDoubt(requests)]
    .filter((words) => words !== '')
    .join(' ');
}

/** Whether a figure was filled in. */
export function isAnyFound({ tokens, requests }: RouteQuotaReport): boolean {
  return tokens.status === 'found' || requests.status === 'found';
}

function foundSentence(tokens: QuotaFigure, requests: QuotaFigure): string {
  const tokenCount = tokens.status === 'found' ? formatCount(tokens.perMinute) : '';
  const requestCount = requests.status === 'found' ? formatCount(requests.perMinute) : '';
  if (tokenCount === '' && requestCount === '') return '';
  if (requestCount === '') return t`${tokenCount} tokens per minute.`;
  if (tokenCount === '') return t`${requestCount} requests per minute.`;
  return t`${tokenCount} tokens and ${requestCount} requests per minute.`;
}

function tokenDoubt({ status }: QuotaFigure): string {
  switch (status) {
    case 'found':
      return '';
    case 'absent':
      return t`AWS lists no quota of tokens.`;
    case 'ambiguous':
      return t`Several quotas of tokens could be its own: look it up and enter it.`;
    case 'zero':
      return t`AWS allows it no tokens at all: ask AWS for a quota.`;
  }
}

function requestDoubt({ status }: QuotaFigure): string {
  switch (status) {
    case 'found':
      return '';
    case 'absent':
      return t`AWS lists no quota of requests.`;
    case 'ambiguous':
      return t`Several quotas of requests could be its own: look it up and enter it.`;
    case 'zero':
      return t`AWS allows it no requests at all: ask AWS for a quota.`;
  }
}

/** Why a region's quotas could not be read. */
export function describeQuotaFault(fault: Fault): FaultWords {
  switch (fault.kind) {
    case 'access':
      return {
        what: t`These credentials may not read quotas`,
        action: t`Allow servicequotas:ListServiceQuotas for them, or enter the quotas yourself.`,
      };
    case 'credentials':
      return describeFault(fault);
    case 'throttled':
      return { what: t`AWS was asked for quotas too often`, action: t`Read them again in a minute.` };
    case 'transient':
      return {
        what: t`No usable answer arrived`,
        action: t`Check the network, the region and the endpoint; if they are right, read them again.`,
      };
    default:
      return { what: t`AWS does not tell quotas here`, action: t`Enter them yourself, or leave them to be learned.` };
  }
}
