import type { Problem, RouteReason } from '#lib/review';
import { describeKeptCredentials } from './kept-credential-words.ts';
import { describePolicyFault } from './policy-words.ts';
import { describeRouteReason } from './reason-words.ts';

/** What a reviewer is told about a problem. */
export interface ProblemWords {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why, as far as it is known. */
  readonly explanation: string;
  /** What to do about it. */
  readonly action: string;
  /** Where the remedy is, when it is a click away. */
  readonly remedy?: 'options' | 'allow-hosts';
}

/** Documents that exist in Google's editors only. */
const DRAWN = 'application/vnd.google-apps.';

/** The words for each problem. The switch is exhaustive: a new code without words does not compile. */
export function describeProblem(problem: Problem): ProblemWords {
  switch (problem.code) {
    case 'page-needs-gesture':
      return {
        title: 'AI-Prism has not been invited to this page yet',
        explanation: 'Your browser lets AI-Prism read a page only after you ask for it on that page.',
        action:
          'Click the AI-Prism icon in the toolbar, press its keyboard shortcut, or right-click the page and choose AI-Prism. If that changes nothing, the browser keeps this page from extensions.',
      };
    case 'page-restricted':
      return {
        title: 'This page cannot be reviewed',
        explanation:
          'The browser does not let any extension read its own pages, its extension store or the source view.',
        action: 'Open the document in an ordinary tab and review it there.',
      };
    case 'page-not-html':
      return {
        title: 'This tab does not show a web page',
        explanation: `Its content is ${contentTypeName(problem.contentType)}. AI-Prism reads HTML documents.`,
        action: problem.contentType.startsWith(DRAWN)
          ? 'In its editor choose File, Share, Publish to web, or download it as a web page, and review that.'
          : 'Open an HTML version of the document and review that.',
      };
    case 'page-empty':
      return {
        title: 'There is no text to review on this page',
        explanation: 'No visible text was found. The page may still be loading, or show its text only as images.',
        action: 'Wait until the text is on screen, then review again.',
      };
    case 'page-gone':
      return {
        title: 'The document went away while it was read',
        explanation: 'Its tab was closed, or opened another document.',
        action: 'Open the document again and start a new review.',
      };
    case 'site-denied':
      return {
        title: 'You keep AI-Prism away from this site',
        explanation: `“${problem.pattern}” is on your list of sites that are never read. Nothing was read or sent.`,
        action: 'To review documents of this site, take it off the list in the options, under Privacy.',
        remedy: 'options',
      };
    case 'on-device-only':
      return {
        title: 'Nothing may leave this device',
        explanation: '“On device only” is switched on, so models are not asked. Nothing was sent.',
        action: 'Review with the on-device checks, or switch it off in the options, under Privacy.',
        remedy: 'options',
      };
    case 'redaction-failed':
      return {
        title: 'Private values could not be replaced',
        explanation: joinSentences('So nothing was sent.', details(problem.detail)),
        action: 'Look at your own patterns in the options, under Privacy: shorter ones take less time.',
        remedy: 'options',
      };
    case 'selection-empty':
      return {
        title: 'No text is selected',
        explanation: 'Only text that is selected in the page can be analysed this way.',
        action: 'Select a passage in the page, then analyse the selection.',
      };
    case 'model-needed':
      return {
        title: 'Only a model can do this',
        explanation: 'This review was made on your device, by rules.',
        action: 'Choose AWS Bedrock in the options and review the document again.',
        remedy: 'options',
      };
    case 'chat-needs-model':
      return {
        title: 'Chat needs a model',
        explanation: 'Reviews are set to on-device checks, which cannot answer questions. Nothing was sent.',
        action: 'Set up AWS Bedrock in the options.',
        remedy: 'options',
      };
    case 'credentials-missing':
      return {
        title: 'No AWS credentials',
        explanation:
          'Reviews are set to AWS Bedrock, and there are no credentials in memory. They are forgotten when the browser closes.',
        action: 'Enter credentials in the options, or switch to on-device checks.',
        remedy: 'options',
      };
    case 'credentials-locked':
    case 'passphrase-wrong':
    case 'kept-credentials-damaged':
    case 'keeping-not-allowed':
      return describeKeptCredentials(problem.code);
    case 'policy-invalid':
      return describePolicyFault(problem);
    case 'credentials-rejected':
      return {
        title: 'AWS refused the credentials',
        explanation: joinSentences(
          'The key, the secret or the token is wrong, or has been deactivated.',
          told(problem.detail),
        ),
        action: 'Check the credentials in the options and test the connection.',
        remedy: 'options',
      };
    case 'credentials-expired':
      return {
        title: 'The AWS credentials have expired',
        explanation: joinSentences('Temporary credentials stop working after a while.', told(problem.detail)),
        action: 'Get new ones and enter them in the options.',
        remedy: 'options',
      };
    case 'hosts-not-allowed':
      return {
        title: 'The browser may not contact AWS yet',
        explanation: `Allow AI-Prism to reach ${problem.origins.map(originName).join(' and ') || 'the Bedrock hosts of your region'}.`,
        action: 'Save the connection in the options again and accept what the browser asks.',
        remedy: 'allow-hosts',
      };
    case 'endpoint-unreachable':
      return {
        title: 'The Bedrock endpoint does not answer',
        explanation: joinSentences(`There was no connection to ${problem.endpoint}.`, details(problem.detail)),
        action: 'Check your network, the region and, if you set one, the custom endpoint.',
        remedy: 'options',
      };
    case 'models-unusable':
      return {
        title: 'None of your models can be used',
        explanation: joinSentences('Waiting will not help:', listReasons(problem.routes)),
        action: 'Ask for access to these models in AWS, or choose other ones in the options.',
        remedy: 'options',
      };
    case 'models-exhausted':
      return {
        title: 'All models are exhausted',
        explanation: joinSentences('Every model is waiting for its quota.', listReasons(problem.routes)),
        action: 'Retry once a model is free, or switch to on-device checks in the options.',
        remedy: 'options',
      };
    case 'model-state-renewed':
      return {
        title: 'What AI-Prism knew about your models had to be renewed',
        explanation:
          problem.parts.length === 0
            ? 'Its notes on their quotas and cooldowns could not be read, so they were begun anew. Nothing of your reviews is lost.'
            : 'Parts of its notes on their quotas and cooldowns could not be read, so those were begun anew. Nothing of your reviews is lost.',
        action: 'There is nothing to do: what the models allow is learned again as you work.',
      };
    case 'request-rejected':
      return {
        title: 'The model refused the request',
        explanation: joinSentences('The request was not valid for this model.', told(problem.detail)),
        action: 'Retry the section. If it is refused again, choose another model in the options.',
        remedy: 'options',
      };
    case 'answer-malformed':
      return {
        title: 'The model’s answer could not be read',
        explanation: joinSentences(
          'It did not have the agreed form, and asking again did not help.',
          details(problem.detail),
        ),
        action: 'Retry the section. Nothing of the malformed answer was kept.',
      };
    case 'stopped':
      return {
        title: 'Stopped',
        explanation: 'The review was stopped before this was analysed.',
        action: 'Continue the review to analyse it.',
      };
    case 'settings-invalid':
      return {
        title: problem.path === '' ? 'These settings cannot be used' : `Setting “${problem.path}” cannot be used`,
        explanation:
          problem.path === '' ? sentence(`The text ${problem.detail}`) : sentence(`${problem.path} ${problem.detail}`),
        action: 'Correct it and try again. Nothing was changed.',
      };
    case 'playbook-invalid':
      return {
        title: problem.path === '' ? 'This playbook cannot be used' : `Playbook field “${problem.path}” cannot be used`,
        explanation: sentence(`${problem.path === '' ? 'The playbook' : problem.path} ${problem.detail}`),
        action: 'Correct it and try again. Nothing was changed.',
      };
    case 'review-file-invalid':
      return {
        title: problem.path === '' ? 'This file is not a review of AI-Prism' : 'This review file cannot be read',
        explanation: sentence(
          problem.path === '' ? `The file ${problem.detail}` : `Its field “${problem.path}” ${problem.detail}`,
        ),
        action: 'Choose a file that was exported as JSON. Nothing was imported.',
      };
    case 'told':
      return {
        title: problem.words === '' ? 'Failed' : problem.words,
        explanation: 'That is what the imported file says.',
        action: 'Review the document again to have it analysed.',
      };
    case 'playbook-outdated':
      return {
        title: 'This playbook was changed elsewhere meanwhile',
        explanation:
          problem.storedVersion === null
            ? 'It was deleted in another tab.'
            : `Version ${problem.storedVersion} was saved in another tab.`,
        action: 'Nothing was overwritten. Save yours under another name, or cancel and edit it again.',
      };
    case 'playbooks-full':
      return {
        title: 'There is no room for another playbook',
        explanation: `AI-Prism keeps ${problem.limit} playbooks of your own.`,
        action: 'Export one that you no longer need, delete it, and try again.',
      };
    case 'playbooks-damaged':
      return {
        title: problem.ids.length === 1 ? 'A playbook of yours cannot be read' : 'Playbooks of yours cannot be read',
        explanation: joinSentences(
          sentence(`Damaged: ${problem.ids.join(', ')}`),
          problem.isChosen
            ? 'It is the one you had chosen: new reviews use Risk assessment until you choose another.'
            : '',
        ),
        action: 'In the options, under Playbooks, save what is left of it as a file, or delete it.',
        remedy: 'options',
      };
    case 'endpoint-refused':
      return {
        title: 'This endpoint is not allowed',
        explanation: `${problem.endpoint} is not an AWS host, and this version of AI-Prism talks to no other.`,
        action: 'Use an AWS endpoint, or leave the field empty for the region’s own.',
      };
    case 'not-found':
      return {
        title: 'That is no longer there',
        explanation: sentence(`Not found: ${problem.what}`),
        action: 'Start a new review of this page.',
      };
    case 'internal':
      return {
        title: 'Something went wrong in AI-Prism',
        explanation: sentence(problem.detail === '' ? 'There are no details' : problem.detail),
        action: 'Try again. If it happens once more, report it with the words above.',
      };
  }
}

/** A few words for a row of a list, where the whole explanation has no place. */
export function problemTitle(problem: Problem): string {
  return describeProblem(problem).title;
}

function told(detail: string): string {
  return detail === '' ? '' : sentence(`AWS said: ${detail}`);
}

/** What this side noticed, which is nothing that AWS said. */
function details(detail: string): string {
  return detail === '' ? '' : sentence(`Details: ${detail}`);
}

function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((text) => text !== '').join(' ');
}

/** Ends a text with a full stop unless it ends like a sentence already. */
function sentence(text: string): string {
  return /[.!?…:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

function listReasons(routes: readonly RouteReason[]): string {
  return routes.length === 0
    ? ''
    : sentence(routes.map((route) => `${route.name}: ${describeRouteReason(route)}`).join('; '));
}

function originName(origin: string): string {
  return origin.replace(/^https?:\/\//, '').replace(/\/\*?$/, '');
}

function contentTypeName(contentType: string): string {
  if (contentType === 'application/pdf') return 'a PDF file';
  if (contentType.startsWith(DRAWN)) return 'a Google document, whose text its editor draws as a picture';
  return contentType === '' ? 'of an unknown type' : `of type ${contentType}`;
}
