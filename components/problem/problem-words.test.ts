import { describe, expect, it } from 'vitest';
import type { Problem, ProblemCode } from '#lib/review';
import { describeProblem } from './problem-words.ts';

const reason = {
  routeId: 'm@us-east-2',
  name: 'Claude Sonnet 4.5',
  reason: 'throttled',
  code: 'ThrottlingException',
  detail: 'Too many tokens',
  region: 'us-east-2',
  recoversAtMs: null,
};

/** One example of each problem; a code without one does not compile. */
const EXAMPLES: { readonly [Code in ProblemCode]: Extract<Problem, { code: Code }> } = {
  'review-file-invalid': { code: 'review-file-invalid', path: 'report.findings.0.title', detail: 'is missing' },
  told: { code: 'told', words: 'The section was too long for its model' },
  'page-needs-gesture': { code: 'page-needs-gesture' },
  'page-restricted': { code: 'page-restricted', url: 'chrome://settings/' },
  'page-not-html': { code: 'page-not-html', contentType: 'application/pdf' },
  'site-denied': { code: 'site-denied', pattern: '*.bank.example' },
  'on-device-only': { code: 'on-device-only' },
  'redaction-failed': { code: 'redaction-failed', detail: 'A pattern took too long' },
  'page-empty': { code: 'page-empty' },
  'page-gone': { code: 'page-gone' },
  'selection-empty': { code: 'selection-empty' },
  'model-needed': { code: 'model-needed' },
  'chat-needs-model': { code: 'chat-needs-model' },
  'credentials-missing': { code: 'credentials-missing' },
  'credentials-locked': { code: 'credentials-locked' },
  'keeping-not-allowed': { code: 'keeping-not-allowed' },
  'policy-invalid': { code: 'policy-invalid', path: 'regions.0', detail: 'must be an AWS region' },
  'passphrase-wrong': { code: 'passphrase-wrong' },
  'kept-credentials-damaged': { code: 'kept-credentials-damaged' },
  'credentials-rejected': { code: 'credentials-rejected', detail: 'The security token is invalid' },
  'credentials-expired': { code: 'credentials-expired', detail: '' },
  'sign-in-needed': { code: 'sign-in-needed' },
  'sign-in-failed': { code: 'sign-in-failed', reason: 'refused', detail: 'The user said no (access_denied)' },
  'hosts-not-allowed': { code: 'hosts-not-allowed', origins: ['https://bedrock-runtime.us-east-2.amazonaws.com/*'] },
  'endpoint-unreachable': {
    code: 'endpoint-unreachable',
    endpoint: 'https://example.invalid',
    detail: 'Failed to fetch',
  },
  'models-unusable': { code: 'models-unusable', routes: [{ ...reason, reason: 'access' }] },
  'models-exhausted': { code: 'models-exhausted', routes: [reason], earliestRecoveryAtMs: 0 },
  'model-state-renewed': { code: 'model-state-renewed', parts: ['routes.0.quota'] },
  'request-rejected': { code: 'request-rejected', detail: 'Input is too long' },
  'answer-malformed': { code: 'answer-malformed', detail: '' },
  stopped: { code: 'stopped' },
  'settings-invalid': { code: 'settings-invalid', path: 'connection.auth.kind', detail: 'is missing' },
  'playbook-invalid': { code: 'playbook-invalid', path: 'categories.2.id', detail: 'is missing' },
  'playbook-outdated': { code: 'playbook-outdated', storedVersion: 4 },
  'playbooks-full': { code: 'playbooks-full', limit: 50 },
  'playbooks-damaged': { code: 'playbooks-damaged', ids: ['house-style'], isChosen: true },
  'endpoint-refused': { code: 'endpoint-refused', endpoint: 'https://example.org' },
  'not-found': { code: 'not-found', what: 'review r1' },
  internal: { code: 'internal', detail: 'unexpected' },
};

describe('describeProblem', () => {
  it.each(Object.values(EXAMPLES))('says what is wrong, why and what to do: $code', (problem) => {
    const { title, explanation, action } = describeProblem(problem);
    expect(title).toMatch(/^[A-Z]/);
    expect(title).not.toMatch(/\.$/);
    expect(explanation).toMatch(/[.]$/);
    expect(action).toMatch(/[.]$/);
    expect(`${title} ${explanation} ${action}`).not.toMatch(/undefined|\.\.|\[object/);
  });

  it('names the field of a bad setting', () => {
    expect(describeProblem(EXAMPLES['settings-invalid'])).toMatchObject({
      title: 'Setting “connection.auth.kind” cannot be used',
      explanation: 'connection.auth.kind is missing.',
    });
  });

  it('names each model and its reason when none is usable', () => {
    const { explanation } = describeProblem(EXAMPLES['models-unusable']);
    expect(explanation).toContain('Claude Sonnet 4.5: no access with these credentials (Too many tokens)');
  });

  it('quotes AWS for what AWS said, and nobody for what was noticed here', () => {
    const wordsOf = (problem: Problem) => describeProblem(problem).explanation;
    expect(wordsOf(EXAMPLES['request-rejected'])).toContain('AWS said: Input is too long.');
    expect(wordsOf(EXAMPLES['endpoint-unreachable'])).toContain('Details: Failed to fetch.');
    expect(wordsOf({ code: 'answer-malformed', detail: 'it ends early' })).not.toContain('AWS');
  });

  it('names the hosts that are not allowed, without pattern marks', () => {
    expect(describeProblem(EXAMPLES['hosts-not-allowed']).explanation).toBe(
      'Allow AI-Prism to reach bedrock-runtime.us-east-2.amazonaws.com.',
    );
  });

  it('tells what can be done about a document that is drawn as a picture', () => {
    const { explanation, action } = describeProblem({
      code: 'page-not-html',
      contentType: 'application/vnd.google-apps.document',
    });
    expect(explanation).toContain('a Google document');
    expect(action).toContain('Publish to web');
  });

  it('gives different words to different problems', () => {
    const titles = Object.values(EXAMPLES).map((problem) => describeProblem(problem).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
