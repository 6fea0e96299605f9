import type { RouteReason } from '#lib/routing';
import type { SignInFailure } from '#lib/sign-in';

/**
 * Everything that can go wrong in a way a reviewer should hear about, as plain data that crosses contexts. The words
 * are made at the UI (`components/problem`); `detail` is material for them, never a sentence of its own.
 */
export type Problem =
  /** The browser has not granted this tab to the extension: it needs a click on the icon, a shortcut or the menu. */
  | { readonly code: 'page-needs-gesture' }
  /** A page no extension may read: browser pages, the extension store, view-source. */
  | { readonly code: 'page-restricted'; readonly url: string }
  /** The tab shows something that is not an HTML document. */
  | { readonly code: 'page-not-html'; readonly contentType: string }
  /** The reviewer keeps this site from being read; `pattern` is the entry of the list. */
  | { readonly code: 'site-denied'; readonly pattern: string }
  /** The page has no visible text to review. */
  | { readonly code: 'page-empty' }
  /** The tab was closed or went to another document while it was read. */
  | { readonly code: 'page-gone' }
  | { readonly code: 'selection-empty' }
  /** Only a model can do it, and the review was made on the device. */
  | { readonly code: 'model-needed' }
  /** Questions are answered by models alone, and the provider is the on-device checks. */
  | { readonly code: 'chat-needs-model' }
  /** Models are asked nothing while this device is the only place of work. */
  | { readonly code: 'on-device-only' }
  /** Private values could not be replaced, so nothing was sent. */
  | { readonly code: 'redaction-failed'; readonly detail: string }
  /** The provider is Bedrock and no credentials are in memory. */
  | { readonly code: 'credentials-missing' }
  /** They are kept under a passphrase, which has not been given since the browser started or they were locked. */
  | { readonly code: 'credentials-locked' }
  | { readonly code: 'passphrase-wrong' }
  /** The administrator allows credentials in memory only. */
  | { readonly code: 'keeping-not-allowed' }
  /** An administrator's policy that cannot be read; `path` names the field. Nothing leaves the device until it is mended. */
  | { readonly code: 'policy-invalid'; readonly path: string; readonly detail: string }
  /** What is kept of them is not what was kept, or of a form not known here. */
  | { readonly code: 'kept-credentials-damaged' }
  | { readonly code: 'credentials-rejected'; readonly detail: string }
  | { readonly code: 'credentials-expired'; readonly detail: string }
  /** The identity token is over, and the provider gives no other before somebody has signed in. */
  | { readonly code: 'sign-in-needed' }
  /** Signing in gave no token; `detail` is what the provider said: untrusted. */
  | { readonly code: 'sign-in-failed'; readonly reason: SignInFailure; readonly detail: string }
  /** The browser has not been allowed to talk to these hosts. */
  | { readonly code: 'hosts-not-allowed'; readonly origins: readonly string[] }
  | { readonly code: 'endpoint-unreachable'; readonly endpoint: string; readonly detail: string }
  /** No route is usable with these settings (no access, wrong id); waiting does not help. */
  | { readonly code: 'models-unusable'; readonly routes: readonly RouteReason[] }
  | {
      readonly code: 'models-exhausted';
      readonly routes: readonly RouteReason[];
      readonly earliestRecoveryAtMs: number;
    }
  /** What was known of the models could not be read: parts of it (`parts`, by name), or, where they are none, all. */
  | { readonly code: 'model-state-renewed'; readonly parts: readonly string[] }
  | { readonly code: 'request-rejected'; readonly detail: string }
  /** The answer did not match the schema, and neither did its repair. */
  | { readonly code: 'answer-malformed'; readonly detail: string }
  | { readonly code: 'stopped' }
  /** Settings, an imported file or an environment block; `path` names the field, e.g. `connection.auth.kind`. */
  | { readonly code: 'settings-invalid'; readonly path: string; readonly detail: string }
  /** A playbook or its file; `path` names the field, e.g. `categories.2.id`. */
  | { readonly code: 'playbook-invalid'; readonly path: string; readonly detail: string }
  /** A review file that cannot be read; `path` names the field, e.g. `report.findings.0.severity`. */
  | { readonly code: 'review-file-invalid'; readonly path: string; readonly detail: string }
  /** Why a section of an imported review failed, in the words of its file: untrusted. */
  | { readonly code: 'told'; readonly words: string }
  /** Another version was saved while this one was edited; null: it was deleted. */
  | { readonly code: 'playbook-outdated'; readonly storedVersion: number | null }
  /** There are as many playbooks as can be kept. */
  | { readonly code: 'playbooks-full'; readonly limit: number }
  /** Stored playbooks that cannot be read, by id. `isChosen`: one of them is what new reviews were to run. */
  | { readonly code: 'playbooks-damaged'; readonly ids: readonly string[]; readonly isChosen: boolean }
  /** A custom endpoint that this build may not talk to. */
  | { readonly code: 'endpoint-refused'; readonly endpoint: string }
  | { readonly code: 'not-found'; readonly what: string }
  /** A defect of ours; `detail` is for the bug report. */
  | { readonly code: 'internal'; readonly detail: string };

export type ProblemCode = Problem['code'];

/** An error that carries a problem through code that throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}

/** Problems that every other section would meet too: asking again for each would only repeat them. */
export function concernsAllJobs({ code }: Problem): boolean {
  return (
    code === 'site-denied' ||
    code === 'on-device-only' ||
    code === 'redaction-failed' ||
    code === 'credentials-missing' ||
    code === 'credentials-rejected' ||
    code === 'credentials-expired' ||
    code === 'sign-in-needed' ||
    code === 'sign-in-failed' ||
    code === 'hosts-not-allowed' ||
    code === 'endpoint-unreachable' ||
    code === 'models-unusable'
  );
}
