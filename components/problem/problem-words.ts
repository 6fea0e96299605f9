import { t } from '@lingui/core/macro';
import { formatList } from '#components/format';
import { describeRouteReason } from '#components/reasons';
import type { Problem, RouteReason } from '#lib/review';
import { describeCredentials } from './credential-words.ts';
import { describeDetail } from './detail-words.ts';
import { describePolicyFault } from './policy-words.ts';
import { describeContent, describeOrigins, isDrawn } from './problem-parts.ts';
import { details, joinSentences, sentence, told } from './sentences.ts';
import { describeSignIn } from './sign-in-words.ts';

/** What a reviewer is told about a problem. */
export interface ProblemWords {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why, as far as it is known. */
  readonly explanation: string;
  /** What to do about it. */
  readonly action: string;
  /** Where the remedy is, when it is a click away. */
  readonly remedy?: 'options' | 'allow-hosts' | 'sign-in';
}

/** The words for each problem. The switch is exhaustive: a new code without words does not compile. */
export function describeProblem(problem: Problem): ProblemWords {
  switch (problem.code) {
    case 'page-needs-gesture':
      return {
        title: t`AI-Prism has not been invited to this page yet`,
        explanation: t`Your browser lets AI-Prism read a page only after you ask for it on that page.`,
        action: t`Click the AI-Prism icon in the toolbar, press its keyboard shortcut, or right-click the page and choose AI-Prism. If that changes nothing, the browser keeps this page from extensions.`,
      };
    case 'page-restricted':
      return {
        title: t`This page cannot be reviewed`,
        explanation: t`The browser does not let any extension read its own pages, its extension store or the source view.`,
        action: t`Open the document in an ordinary tab and review it there.`,
      };
    case 'page-not-html':
      return {
        title: t`This tab does not show a web page`,
        explanation: describeContent(problem.contentType),
        action: isDrawn(problem.contentType)
          ? t`In its editor choose File, Share, Publish to web, or download it as a web page, and review that.`
          : t`Open an HTML version of the document and review that.`,
      };
    case 'page-empty':
      return {
        title: t`There is no text to review on this page`,
        explanation: t`No visible text was found. The page may still be loading, or show its text only as images.`,
        action: t`Wait until the text is on screen, then review again.`,
      };
    case 'page-gone':
      return {
        title: t`The document went away while it was read`,
        explanation: t`Its tab was closed, or opened another document.`,
        action: t`Open the document again and start a new review.`,
      };
    case 'site-denied':
      return {
        title: t`You keep AI-Prism away from this site`,
        explanation: t`“${{ pattern: problem.pattern }}” is on your list of sites that are never read. Nothing was read or sent.`,
        action: t`To review documents of this site, take it off the list in the options, under Privacy.`,
        remedy: 'options',
      };
    case 'on-device-only':
      return {
        title: t`Nothing may leave this device`,
        explanation: t`“On device only” is switched on, so models are not asked. Nothing was sent.`,
        action: t`Review with the on-device checks, or switch it off in the options, under Privacy.`,
        remedy: 'options',
      };
    case 'redaction-failed':
      return {
        title: t`Private values could not be replaced`,
        explanation: joinSentences(t`So nothing was sent.`, details(problem.detail)),
        action: t`Look at your own patterns in the options, under Privacy: shorter ones take less time.`,
        remedy: 'options',
      };
    case 'selection-empty':
      return {
        title: t`No text is selected`,
        explanation: t`Only text that is selected in the page can be analysed this way.`,
        action: t`Select a passage in the page, then analyse the selection.`,
      };
    case 'model-needed':
      return {
        title: t`Only a model can do this`,
        explanation: t`This review was made on your device, by rules.`,
        action: t`Choose AWS Bedrock in the options and review the document again.`,
        remedy: 'options',
      };
    case 'chat-needs-model':
      return {
        title: t`Chat needs a model`,
        explanation: t`Reviews are set to on-device checks, which cannot answer questions. Nothing was sent.`,
        action: t`Set up AWS Bedrock in the options.`,
        remedy: 'options',
      };
    case 'credentials-missing':
    case 'credentials-rejected':
    case 'credentials-expired':
    case 'credentials-locked':
    case 'passphrase-wrong':
    case 'kept-credentials-damaged':
    case 'keeping-not-allowed':
      return describeCredentials(problem);
    case 'sign-in-needed':
    case 'sign-in-failed':
      return describeSignIn(problem);
    case 'policy-invalid':
      return describePolicyFault(problem);
    case 'hosts-not-allowed':
      return {
        title: t`The browser may not contact AWS yet`,
        explanation: describeOrigins(problem.origins),
        action: t`Save the connection in the options again and accept what the browser asks.`,
        remedy: 'allow-hosts',
      };
    case 'endpoint-unreachable':
      return {
        title: t`The Bedrock endpoint does not answer`,
        explanation: joinSentences(
          t`There was no connection to ${{ endpoint: problem.endpoint }}.`,
          details(problem.detail),
        ),
        action: t`Check your network, the region and, if you set one, the custom endpoint.`,
        remedy: 'options',
      };
    case 'models-unusable':
      return {
        title: t`None of your models can be used`,
        explanation: joinSentences(t`Waiting will not help:`, listReasons(problem.routes)),
        action: t`Ask for access to these models in AWS, or choose other ones in the options.`,
        remedy: 'options',
      };
    case 'models-exhausted':
      return {
        title: t`All models are exhausted`,
        explanation: joinSentences(t`Every model is waiting for its quota.`, listReasons(problem.routes)),
        action: t`Retry once a model is free, or switch to on-device checks in the options.`,
        remedy: 'options',
      };
    case 'model-state-renewed':
      return {
        title: t`What AI-Prism knew about your models had to be renewed`,
        explanation:
          problem.parts.length === 0
            ? t`Its notes on their quotas and cooldowns could not be read, so they were begun anew. Nothing of your reviews is lost.`
            : t`Parts of its notes on their quotas and cooldowns could not be read, so those were begun anew. Nothing of your reviews is lost.`,
        action: t`There is nothing to do: what the models allow is learned again as you work.`,
      };
    case 'request-rejected':
      return {
        title: t`The model refused the request`,
        explanation: joinSentences(t`The request was not valid for this model.`, told(problem.detail)),
        action: t`Retry the section. If it is refused again, choose another model in the options.`,
        remedy: 'options',
      };
    case 'answer-malformed':
      return {
        title: t`The model’s answer could not be read`,
        explanation: joinSentences(
          t`It did not have the agreed form, and asking again did not help.`,
          details(problem.detail),
        ),
        action: t`Retry the section. Nothing of the malformed answer was kept.`,
      };
    case 'stopped':
      return {
        title: t`Stopped`,
        explanation: t`The review was stopped before this was analysed.`,
        action: t`Continue the review to analyse it.`,
      };
    case 'settings-invalid':
      return {
        title:
          problem.path === ''
            ? t`These settings cannot be used`
            : t`Setting “${{ path: problem.path }}” cannot be used`,
        explanation: sentence(describeDetail(problem.path === '' ? t`The text` : problem.path, problem.detail)),
        action: t`Correct it and try again. Nothing was changed.`,
      };
    case 'playbook-invalid':
      return {
        title:
          problem.path === ''
            ? t`This playbook cannot be used`
            : t`Playbook field “${{ path: problem.path }}” cannot be used`,
        explanation: sentence(describeDetail(problem.path === '' ? t`The playbook` : problem.path, problem.detail)),
        action: t`Correct it and try again. Nothing was changed.`,
      };
    case 'review-file-invalid':
      return {
        title: problem.path === '' ? t`This file is not a review of AI-Prism` : t`This review file cannot be read`,
        explanation: sentence(
          problem.path === ''
            ? t`The file ${{ detail: problem.detail }}`
            : t`Its field “${{ path: problem.path }}” ${{ detail: problem.detail }}`,
        ),
        action: t`Choose a file that was exported as JSON. Nothing was imported.`,
      };
    case 'told':
      return {
        title: problem.words === '' ? t`Failed` : problem.words,
        explanation: t`That is what the imported file says.`,
        action: t`Review the document again to have it analysed.`,
      };
    case 'playbook-outdated':
      return {
        title: t`This playbook was changed elsewhere meanwhile`,
        explanation:
          problem.storedVersion === null
            ? t`It was deleted in another tab.`
            : t`Version ${{ version: problem.storedVersion }} was saved in another tab.`,
        action: t`Nothing was overwritten. Save yours under another name, or cancel and edit it again.`,
      };
    case 'playbooks-full':
      return {
        title: t`There is no room for another playbook`,
        explanation: t`AI-Prism keeps ${{ limit: problem.limit }} playbooks of your own.`,
        action: t`Export one that you no longer need, delete it, and try again.`,
      };
    case 'playbooks-damaged':
      return {
        title: problem.ids.length === 1 ? t`A playbook of yours cannot be read` : t`Playbooks of yours cannot be read`,
        explanation: joinSentences(
          sentence(t`Damaged: ${{ ids: formatList(problem.ids, 'unit') }}`),
          problem.isChosen
            ? t`It is the one you had chosen: new reviews use Risk assessment until you choose another.`
            : '',
        ),
        action: t`In the options, under Playbooks, save what is left of it as a file, or delete it.`,
        remedy: 'options',
      };
    case 'endpoint-refused':
      return {
        title: t`This endpoint is not allowed`,
        explanation: t`${{ endpoint: problem.endpoint }} is not an AWS host, and this version of AI-Prism talks to no other.`,
        action: t`Use an AWS endpoint, or leave the field empty for the region’s own.`,
      };
    case 'not-found':
      return {
        title: t`That is no longer there`,
        explanation: sentence(t`Not found: ${{ what: problem.what }}`),
        action: t`Start a new review of this page.`,
      };
    case 'internal':
      return {
        title: t`Something went wrong in AI-Prism`,
        explanation: sentence(problem.detail === '' ? t`There are no details` : problem.detail),
        action: t`Try again. If it happens once more, report it with the words above.`,
      };
  }
}

/** A few words for a row of a list, where the whole explanation has no place. */
export function problemTitle(problem: Problem): string {
  return describeProblem(problem).title;
}

function listReasons(routes: readonly RouteReason[]): string {
  return routes.length === 0
    ? ''
    : sentence(routes.map((route) => `${route.name}: ${describeRouteReason(route)}`).join('; '));
}
